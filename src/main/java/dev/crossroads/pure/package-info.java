/** What a class says of itself for the tests of the architecture. */
package dev.crossroads.pure;
