package dev.crossroads.course.read;

import java.util.List;

/**
 * The chapters of SUMMARY.md, in its order.
 *
 * @see SummaryReader
 */
record Summary(List<Item> items) {

    /** One line of it. */
    sealed interface Item {
        /** A heading above the chapters that follow. */
        record Part(String title) implements Item {}

        /**
         * A link to a chapter.
         *
         * @param path as written, relative to SUMMARY.md
         * @param number such as {@code 1.2}; empty before and after the numbered chapters
         * @param depth 0 for a top-level chapter
         * @param line of SUMMARY.md
         */
        record Chapter(String title, String path, String number, int depth, int line) implements Item {}

        /**
         * A link to another site, or to a section of a chapter.
         *
         * @param target as written
         */
        record Link(String title, String target, String number, int depth, int line) implements Item {}

        /** A link without a target. */
        record Draft(String title, String number, int depth) implements Item {}

        /** A line between groups. */
        record Separator() implements Item {}
    }
}
