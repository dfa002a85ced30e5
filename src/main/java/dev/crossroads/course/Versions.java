package dev.crossroads.course;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Versions of a questionnaire that can be put in order: whole numbers, or several with dots between them. */
public final class Versions {
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

    private Versions() {}

    /** Whether it is a number, or numbers with dots between them, such as {@code 4} or {@code 4.1}. */
    public static boolean isNumbered(String version) {
        return NUMBERED.matcher(version).matches();
    }

    /**
     * Below 0 where the first is the earlier one, above 0 where it is the later one, 0 where they are equal. A version
     * that is not numbered is earlier than every one that is.
     */
    public static int compare(String one, String other) {
        if (!isNumbered(one) || !isNumbered(other)) {
            return Boolean.compare(isNumbered(one), isNumbered(other));
        }
        String[] ones = one.split("\\.");
        String[] others = other.split("\\.");
        for (int i = 0; i < Math.max(ones.length, others.length); i++) {
            int order = part(ones, i).compareTo(part(others, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger part(String[] parts, int at) {
        return at < parts.length ? new BigInteger(parts[at]) : BigInteger.ZERO;
    }
}
