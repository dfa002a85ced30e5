package dev.crossroads.trace;

import dev.crossroads.pure.Pure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code traceparent} of W3C Trace Context, level 1, section 3.2.
 *
 * @param trace 32 hexadecimal digits
 * @param span 16 hexadecimal digits
 * @param isSampled whether whoever sent it keeps it
 */
@Pure
record TraceParent(String trace, String span, boolean isSampled) {
    static final String HEADER = "traceparent";

    /** A later version may have more behind it. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");

    /** Reads it; empty for what is none. */
    static Optional<TraceParent> read(String header) {
        Matcher parts = FORM.matcher(header.strip());
        return parts.matches()
                ? Optional.of(new TraceParent(
                        parts.group(1), parts.group(2), (Integer.parseInt(parts.group(3), 16) & 1) == 1))
                : Optional.empty();
    }

    /** As it is sent. */
    String text() {
        return "00-" + trace + '-' + span + (isSampled ? "-01" : "-00");
    }
}
