/**
 * On which terms a learner takes a checkpoint or a lesson, worked out from the course, the dates of their cohorts and
 * what instructors allowed them: pure, and the one place where it is.
 */
package dev.crossroads.term;
