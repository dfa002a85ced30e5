package dev.crossroads.statistics;

/** Where a number of a larger group like this one lies, with 95 % confidence. */
public record Interval(double low, double high) {
    /** The 97.5th percentile of the standard normal distribution: 95 % lie between it and its negative. */
    public static final double Z = 1.959963984540054;

    /** As many standard errors on both sides as hold 95 % of a normal distribution. */
    static Interval around(double value, double standardError) {
        return new Interval(value - Z * standardError, value + Z * standardError);
    }

    /** The part of it that lies between two bounds. */
    Interval within(double least, double most) {
        return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
    }
}
