/** The course of each request, step by step, told to a collector of OpenTelemetry where one is set. */
package dev.crossroads.trace;
