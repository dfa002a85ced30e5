/** Learners at work while something goes wrong: {@code mvn -Pfaults verify}. */
package dev.crossroads.faults;
