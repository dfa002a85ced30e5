/**
 * The form of the log: one line a thing, for people or as JSON, and never so much of it that a stranger could fill it.
 */
package dev.crossroads.log;
