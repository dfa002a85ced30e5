package dev.crossroads.cohort;

import dev.crossroads.web.Word;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How an instructor wants the grid: what its columns are, how its rows are sorted and which of them are shown.
 *
 * @param page from 1
 */
record OverviewQuery(Columns columns, Sort sort, int page) {
    /** Rows of a page: the table of two hundred learners and forty concepts still opens at once. */
    static final int ROWS = 200;

    /** The kind of columns. */
    enum Columns {
        LESSONS,
        CONCEPTS;

        String text() {
            return Word.of(this);
        }
    }

    /** The order of rows. */
    enum Sort {
        NAME,
        NEED,
        READ,
        SEEN;

        String text() {
            return Word.of(this);
        }

        /** The key of what its column is called. */
        String key() {
            return switch (this) {
                case NAME -> "cohort.sort.name";
                case NEED -> "cohort.sort.need";
                case READ -> "cohort.sort.read";
                case SEEN -> "cohort.sort.seen";
            };
        }

        Comparator<Attention> order(CohortProgress progress) {
            Comparator<Attention> byName = Comparator.comparing(Attention::member, MemberOrder.BY_NAME);
            return switch (this) {
                case NAME -> byName;
                case NEED -> Attention.BY_NEED;
                case READ ->
                    Comparator.comparingInt(
                                    (Attention attention) -> attention.member().percent())
                            .thenComparing(byName);
                case SEEN ->
                    Comparator.comparing(
                                    (Attention attention) -> attention.member().lastSign())
                            .thenComparing(byName);
            };
        }
    }

    /** The same as a cohort may be shown: which concepts somebody knows is how they answered. */
    OverviewQuery in(Cohort cohort) {
        return cohort.anonymous() ? new OverviewQuery(Columns.LESSONS, sort, page) : this;
    }

    /** Reads the address; missing or invalid parts are as on the first visit. */
    static OverviewQuery of(HttpServerRequest request) {
        return new OverviewQuery(
                one(Columns.values(), request.getParam("columns")).orElse(Columns.LESSONS),
                one(Sort.values(), request.getParam("sort")).orElse(Sort.NAME),
                page(request.getParam("page")));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String text) {
        return Arrays.stream(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static int page(String text) {
        try {
            return text == null ? 1 : Math.clamp(Integer.parseInt(text), 1, 1_000_000);
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }

    OverviewQuery with(Columns other) {
        return new OverviewQuery(other, sort, 1);
    }

    OverviewQuery with(Sort other) {
        return new OverviewQuery(columns, other, 1);
    }

    OverviewQuery onPage(int other) {
        return new OverviewQuery(columns, sort, other);
    }

    /** The address of a cohort's page that asks for this. */
    String href(String cohort) {
        return "%s?columns=%s&sort=%s&page=%d#grid".formatted(cohort, columns.text(), sort.text(), page);
    }
}
