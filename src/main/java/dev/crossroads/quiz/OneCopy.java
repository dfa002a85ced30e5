package dev.crossroads.quiz;

import java.util.HashMap;
import java.util.Map;

/**
 * One copy of texts that stand in thousands of rows, as rows are remembered for many learners. The names of a course
 * are few, and asking the whole program for its copy of each takes much longer than to look here first. For one reading
 * on one thread.
 */
final class OneCopy {
    private final Map<String, String> known = new HashMap<>();

    String of(String text) {
        return known.computeIfAbsent(text, String::intern);
    }
}
