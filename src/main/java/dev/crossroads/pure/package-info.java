/** Marks that the architecture test reads. */
package dev.crossroads.pure;
