/** Learners who forget by known laws, and what becomes of them under several schedules: values in, values out. */
package dev.crossroads.memory.simulation;
