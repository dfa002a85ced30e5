package dev.crossroads.cohort;

import dev.crossroads.web.Word;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An instructor's choice of grid: what its columns are, who is in it, how they are sorted and which rows are shown.
 *
 * @param part of the course whose columns are shown, from 1; 0 for a column for each part
 * @param isTurned whether the order is the other way round than the column has it at first
 * @param name what was typed to find people; may be empty
 * @param need the kind of reason that those have who are shown; empty for all members
 * @param page from 1
 */
record OverviewQuery(
        Columns columns, int part, Sort sort, boolean isTurned, String name, Optional<Need> need, int page) {
    /** Rows of a page: as many as anybody reads, and the table opens at once. */
    static final int ROWS = 50;

    /** As on the first visit. */
    static final OverviewQuery FIRST = new OverviewQuery(Columns.LESSONS, 0, Sort.NAME, false, "", Optional.empty(), 1);

    private static final int LONGEST_NAME = 100;

    /** The kind of columns. */
    enum Columns {
        LESSONS,
        CONCEPTS
    }

    /** The filter by need. */
    enum Need {
        ANY,
        STUCK,
        LATE,
        SURE_BUT_WRONG,
        SILENT,
        BEHIND;

        static Need of(Reason.Kind kind) {
            return valueOf(kind.name());
        }

        /** The kind of reason; empty for any. */
        Optional<Reason.Kind> kind() {
            return this == ANY ? Optional.empty() : Optional.of(Reason.Kind.valueOf(name()));
        }

        boolean has(Attention attention) {
            return kind().map(attention::has).orElseGet(attention::isNeeded);
        }
    }

    /** The order of rows. */
    enum Sort {
        NAME,
        NEED,
        READ,
        SEEN;

        /** The key of what its column is called. */
        String key() {
            return switch (this) {
                case NAME -> "cohort.sort.name";
                case NEED -> "cohort.sort.need";
                case READ -> "cohort.sort.read";
                case SEEN -> "cohort.sort.seen";
            };
        }

        /** As the column is sorted at first: names from A, the highest need, who has read least or was away longest. */
        Comparator<Attention> order(Locale locale) {
            Comparator<Attention> byName = MemberOrder.<Attention>byName(
                            locale, attention -> attention.member().name())
                    .thenComparing(attention -> attention.member().learner());
            return switch (this) {
                case NAME -> byName;
                case NEED -> Comparator.comparingInt(Attention::need).reversed().thenComparing(byName);
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

        /** Whether its numbers fall at first. */
        boolean falls() {
            return this == NEED;
        }
    }

    /** The same as a cohort may be shown: which concepts somebody knows is how they answered. */
    OverviewQuery in(Cohort cohort) {
        return cohort.anonymous() ? new OverviewQuery(Columns.LESSONS, part, sort, isTurned, name, need, page) : this;
    }

    /** Reads the address; missing or invalid parts are as on the first visit. */
    static OverviewQuery of(HttpServerRequest request) {
        String name = Optional.ofNullable(request.getParam("name")).orElse("").strip();
        return new OverviewQuery(
                word(Columns.class, request.getParam("columns")).orElse(Columns.LESSONS),
                number(request.getParam("part"), 0),
                word(Sort.class, request.getParam("sort")).orElse(Sort.NAME),
                "turned".equals(request.getParam("order")),
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                word(Need.class, request.getParam("need")),
                number(request.getParam("page"), 1));
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String text) {
        return Optional.ofNullable(text).flatMap(written -> Word.read(type, written));
    }

    private static int number(String text, int least) {
        try {
            return text == null ? least : Math.clamp(Integer.parseInt(text), least, 1_000_000);
        } catch (NumberFormatException notANumber) {
            return least;
        }
    }

    /** Those of the members who are asked for, in the order that is asked for. */
    List<Attention> found(List<Attention> all, Locale locale) {
        NameSearch search = NameSearch.of(name);
        Comparator<Attention> order = sort.order(locale);
        return all.stream()
                .filter(attention -> need.filter(kind -> !kind.has(attention)).isEmpty())
                .filter(attention -> search.finds(attention.member().member()))
                .sorted(isTurned ? order.reversed() : order)
                .toList();
    }

    /** Whether some are left out. */
    boolean isFiltered() {
        return !name.isEmpty() || need.isPresent();
    }

    OverviewQuery with(Columns other) {
        return new OverviewQuery(other, 0, sort, isTurned, name, need, page);
    }

    OverviewQuery ofPart(int other) {
        return new OverviewQuery(columns, other, sort, isTurned, name, need, page);
    }

    /** Sorted by that; what it is sorted by already, the other way round. */
    OverviewQuery with(Sort other) {
        return new OverviewQuery(columns, part, other, other == sort && !isTurned, name, need, 1);
    }

    OverviewQuery onPage(int other) {
        return new OverviewQuery(columns, part, sort, isTurned, name, need, other);
    }

    /** All who have that kind of reason. */
    static OverviewQuery needing(Need kind) {
        return new OverviewQuery(Columns.LESSONS, 0, Sort.NEED, false, "", Optional.of(kind), 1);
    }

    /** The query as it stands in an address. */
    String asText() {
        return Stream.of(
                        "columns=" + Word.of(columns),
                        part == 0 ? "" : "part=" + part,
                        "sort=" + Word.of(sort),
                        isTurned ? "order=turned" : "",
                        name.isEmpty() ? "" : "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                        need.map(kind -> "need=" + Word.of(kind)).orElse(""),
                        page == 1 ? "" : "page=" + page)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("&"));
    }

    /** Where it is on a cohort's page. */
    String href(String cohort) {
        return cohort + "?" + asText() + "#grid";
    }
}
