package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortItems.Answered;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.web.Word;
import io.vertx.core.http.HttpServerRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * An instructor's choice of items: which of them, and in what order.
 *
 * @param quiz the id of the checkpoint whose items are shown; empty for all
 * @param isFlagged whether only those are shown that deserve a look
 * @param text what was typed to find items; may be empty
 */
record ItemsQuery(Sort sort, Optional<String> quiz, boolean isFlagged, String text) {
    private static final int LONGEST_TEXT = 100;

    /** As the page is at first. */
    static final ItemsQuery ALL = new ItemsQuery(Sort.COURSE, Optional.empty(), false, "");

    /**
     * The order of items. Only what stands on the page decides: items whose number is not told are the last either way,
     * and items that are alike stand as in the course.
     */
    enum Sort {
        COURSE,
        COURSE_TURNED,
        HARDEST,
        EASIEST,
        LEAST_DISCRIMINATING,
        MOST_DISCRIMINATING,
        MOST_ANSWERED,
        LEAST_ANSWERED;

        /** The key of what it is called. */
        String key() {
            return switch (this) {
                case COURSE -> "cohort.items.sort.course";
                case COURSE_TURNED -> "cohort.items.sort.course-turned";
                case HARDEST -> "cohort.items.sort.hardest";
                case EASIEST -> "cohort.items.sort.easiest";
                case LEAST_DISCRIMINATING -> "cohort.items.sort.least-discriminating";
                case MOST_DISCRIMINATING -> "cohort.items.sort.most-discriminating";
                case MOST_ANSWERED -> "cohort.items.sort.most-answered";
                case LEAST_ANSWERED -> "cohort.items.sort.least-answered";
            };
        }

        /** Whether the items of a checkpoint stay together. */
        boolean isOfCourse() {
            return this == COURSE || this == COURSE_TURNED;
        }

        /** The same items, given in the course's order, in this one. */
        List<Answered> sorted(List<Answered> inCourse) {
            return switch (this) {
                case COURSE -> inCourse;
                case COURSE_TURNED -> inCourse.reversed();
                case HARDEST, EASIEST -> by(Sort::facility, this == EASIEST, inCourse);
                case LEAST_DISCRIMINATING, MOST_DISCRIMINATING ->
                    by(Sort::discrimination, this == MOST_DISCRIMINATING, inCourse);
                case MOST_ANSWERED, LEAST_ANSWERED ->
                    by(of -> OptionalDouble.of(of.n()), this == MOST_ANSWERED, inCourse);
            };
        }

        private static List<Answered> by(
                Function<ItemStatistics, OptionalDouble> number, boolean falls, List<Answered> items) {
            Comparator<Answered> rising = Comparator.comparingDouble(
                    item -> number.apply(item.statistics()).orElse(0));
            return items.stream()
                    .sorted(Comparator.comparing((Answered item) ->
                                    number.apply(item.statistics()).isEmpty())
                            .thenComparing(falls ? rising.reversed() : rising))
                    .toList();
        }

        private static OptionalDouble facility(ItemStatistics of) {
            return of.facility().isReportable()
                    ? OptionalDouble.of(of.facility().share())
                    : OptionalDouble.empty();
        }

        private static OptionalDouble discrimination(ItemStatistics of) {
            return of.discrimination()
                    .filter(Estimate::hasEnough)
                    .map(Estimate::value)
                    .map(OptionalDouble::of)
                    .orElseGet(OptionalDouble::empty);
        }
    }

    /** Reads the address; missing or invalid parts are as on the first visit. */
    static ItemsQuery of(HttpServerRequest request) {
        String text = Optional.ofNullable(request.getParam("text")).orElse("").strip();
        return new ItemsQuery(
                Optional.ofNullable(request.getParam("sort"))
                        .flatMap(word -> Word.read(Sort.class, word))
                        .orElse(Sort.COURSE),
                Optional.ofNullable(request.getParam("quiz")).filter(id -> !id.isEmpty()),
                "flagged".equals(request.getParam("show")),
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }

    /** Whether some may be left out. */
    boolean isFiltered() {
        return quiz.isPresent() || isFlagged || !text.isEmpty();
    }

    /**
     * Those of the items that are asked for, in the order that is asked for.
     *
     * @param inCourse all, in the course's order
     * @param written what an item is found by
     */
    List<Answered> found(List<Answered> inCourse, Function<Answered, String> written) {
        NameSearch search = NameSearch.of(text);
        return sort.sorted(inCourse.stream()
                .filter(item -> quiz.filter(id -> !id.equals(item.quiz().id())).isEmpty())
                .filter(item -> !isFlagged || !item.statistics().signals().isEmpty())
                .filter(item -> text.isEmpty() || search.finds(written.apply(item)))
                .toList());
    }
}
