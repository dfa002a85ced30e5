/** A learner's memory of items, from their answers alone: values in, values out. */
package dev.crossroads.memory;
