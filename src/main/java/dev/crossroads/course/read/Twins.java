package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses two tables of a list that say the same where each has to say something else. */
final class Twins {
    private Twins() {}

    /**
     * Notes every table whose text under a key is that of an earlier one.
     *
     * @param what the tables are, in the plural
     */
    static void refuse(List<TomlKeys> tables, String key, String what) {
        Map<String, Integer> lines = new HashMap<>();

        for (TomlKeys table : tables) {
            table.rawText(key).map(Fingerprint::normalize).ifPresent(value -> {
                Integer first = lines.putIfAbsent(value, table.line(key));
                if (first != null) {
                    table.error(
                            key,
                            "Two %s have the %s \"%s\": the first at line %d. Change one of them."
                                    .formatted(what, key, value, first));
                }
            });
        }
    }
}
