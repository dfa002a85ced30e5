package dev.crossroads.bench;

import java.util.OptionalDouble;

/**
 * A line of the table.
 *
 * @param work what was done, and by whom
 * @param ratio its rate as a multiple of the reference's; empty where it is held against nothing
 * @param reach the ratio that is wanted
 * @param latest the p99 that is wanted, in milliseconds
 */
record Row(String work, Measurement measured, OptionalDouble ratio, OptionalDouble reach, OptionalDouble latest) {

    /** Something that is held against nothing. */
    static Row of(String work, Measurement measured) {
        return new Row(work, measured, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same, to take no longer than that, in milliseconds. */
    Row within(OptionalDouble p99) {
        return new Row(work, measured, ratio, reach, p99);
    }
}
