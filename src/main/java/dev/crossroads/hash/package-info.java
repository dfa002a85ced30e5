/** Hashes of content, for names and for what must not be stored as it is. */
package dev.crossroads.hash;
