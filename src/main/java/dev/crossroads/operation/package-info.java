/** The running of the server itself: what operators did, and how long what is held of whom is kept. */
package dev.crossroads.operation;
