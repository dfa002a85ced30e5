package dev.crossroads.course.read;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Queries of elements, read once: a book asks the same few of each of its chapters. */
final class Queries {
    private static final ConcurrentMap<String, Evaluator> READ = new ConcurrentHashMap<>();

    private Queries() {}

    /** A query as CSS has it, one of those that stand in the code. */
    static Evaluator of(String css) {
        return READ.computeIfAbsent(css, Selector::evaluatorOf);
    }
}
