package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A form that sets many values at once, together with what somebody else saved since it was shown. The form has what it
 * showed in its field {@link #FIELD}, so a value that only one of the two changed is theirs, and one that both changed
 * is for whoever saves last to decide, with both in view.
 *
 * @param fields the values by their names: the ones that were changed here, and else those that are saved
 * @param contested what is saved now for each value that was changed here and elsewhere, by its name; empty texts for
 *     values that were removed
 */
@Pure
record MergedFields(Map<String, String> fields, Map<String, String> contested) {
    /** The name of the field with the values that a form showed. */
    static final String FIELD = "replaces";

    /** Copies both. */
    MergedFields {
        fields = Map.copyOf(fields);
        contested = Map.copyOf(contested);
    }

    /**
     * Merges a form with what is saved by now. An empty text and a missing one are the same.
     *
     * @param shown the values that the form showed; empty where it doesn't say, which replaces whatever is saved
     * @param typed the values it was sent with
     */
    static MergedFields of(Optional<Map<String, String>> shown, Map<String, String> typed, Map<String, String> saved) {
        Map<String, String> before = shown.orElse(saved);
        Map<String, String> fields = new LinkedHashMap<>(saved);
        Map<String, String> contested = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            if (value.equals(before.getOrDefault(name, ""))) {
                return;
            }
            fields.put(name, value);
            String now = saved.getOrDefault(name, "");
            if (!now.equals(before.getOrDefault(name, "")) && !now.equals(value)) {
                contested.put(name, now);
            }
        });
        return new MergedFields(fields, contested);
    }

    /** These values as the text of {@link #FIELD}. */
    static String shown(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** The values that such a text has; what is no such text has none. */
    static Map<String, String> read(String shown) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : shown.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
