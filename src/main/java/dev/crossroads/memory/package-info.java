/** How well a learner still remembers items, from their answers alone: values in, values out. */
package dev.crossroads.memory;
