package dev.crossroads.quiz;

import dev.crossroads.pure.Pure;
import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeZones;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts dates into words, by the clocks of the cohort that set them, and by the reader's own where they chose a zone.
 */
@Pure
public final class DateWords {
    private DateWords() {}

    /** The dates that still matter, such as {@code due December 3, 2026 (Europe/Berlin)}. */
    public static String of(Dates dates, Instant now, Texts texts) {
        Optional<Instant> closed = dates.closesAt().filter(end -> !now.isBefore(end));
        if (closed.isPresent()) {
            return texts.say("quiz.dates.closed", Map.of("time", time(closed.get(), dates.zone(), texts)));
        }
        List<String> parts = new ArrayList<>();
        dates.opensAt()
                .filter(now::isBefore)
                .ifPresent(at ->
                        parts.add(texts.say("quiz.dates.opens", Map.of("time", time(at, dates.zone(), texts)))));
        dates.lateFrom().ifPresent(end -> parts.add(day(dates, end, now, texts)));
        dates.closesAt()
                .filter(end -> !dates.lateFrom().equals(Optional.of(end)))
                .ifPresent(end ->
                        parts.add(texts.say("quiz.dates.open-until", Map.of("time", time(end, dates.zone(), texts)))));
        return String.join(", ", parts);
    }

    private static String day(Dates dates, Instant end, Instant now, Texts texts) {
        ZoneId zone = dates.zone();
        String key = now.isBefore(end) ? "quiz.dates.due" : "quiz.dates.late";
        if (dates.closesAt().filter(end::equals).isPresent()) {
            return texts.say(key, Map.of("date", time(end, zone, texts)));
        }
        Instant day = dates.due().orElseThrow().atStartOfDay(zone).toInstant();
        String words = texts.in(zone).date(day) + " (" + zone.getId() + ")";
        return texts.say(key, Map.of("date", isElsewhere(zone, texts) ? words + own(end, texts) : words));
    }

    /** A time by the clocks of a zone, and by the reader's own where they are others. */
    public static String time(Instant at, ZoneId zone, Texts texts) {
        String there = texts.in(zone).dateAndTime(at);
        return isElsewhere(zone, texts) ? there + own(at, texts) : there;
    }

    /** Who chose no zone is told of UTC as if they had: they are not told of it beside another. */
    private static boolean isElsewhere(ZoneId zone, Texts texts) {
        return !texts.zone().equals(zone) && !texts.zone().equals(TimeZones.UTC);
    }

    private static String own(Instant at, Texts texts) {
        return " " + texts.say("quiz.dates.yours", Map.of("time", texts.dateAndTime(at)));
    }

    /** When the words change. */
    public static Stream<Instant> moments(Dates dates) {
        return Stream.of(dates.opensAt(), dates.lateFrom(), dates.closesAt()).flatMap(Optional::stream);
    }

    /** The dates that each cohort sets for a quiz, before it is begun. */
    static List<String> before(CourseTerms terms, String quiz, Instant now, Texts texts) {
        List<String> lines = new ArrayList<>();
        for (CohortTerms cohort : terms.cohorts()) {
            cohort.dates(Target.quiz(quiz)).ifPresent(dates -> {
                String said = of(dates, now, texts);
                if (dates.takesOff()) {
                    said += (said.isEmpty() ? "" : ". ")
                            + texts.say("quiz.dates.takes-off", Map.of("percent", texts.percent(dates.latePercent())));
                }
                if (!said.isEmpty()) {
                    lines.add(texts.say("quiz.dates.of", Map.of("cohort", cohort.title(), "dates", said)));
                }
            });
        }
        if (lines.size() > 1) {
            lines.add(texts.say("quiz.dates.kindest"));
        }
        return List.copyOf(lines);
    }

    /** The zone of the first cohort that sets dates of a quiz; UTC where none does. */
    static ZoneId zone(CourseTerms terms, String quiz) {
        return terms.cohorts().stream()
                .flatMap(cohort -> cohort.dates(Target.quiz(quiz)).stream())
                .map(Dates::zone)
                .findFirst()
                .orElse(TimeZones.UTC);
    }

    /** What cohorts count of an attempt that was late or taken outside their dates; else, and of retries, nothing. */
    static List<String> after(CourseTerms terms, Attempt attempt, Texts texts) {
        Optional<Attempt.Ending> ended =
                attempt.ending().filter(_ -> attempt.retryOf().isEmpty());
        return ended.stream()
                .flatMap(ending -> terms.cohorts().stream()
                        .flatMap(cohort -> cohort.dates(Target.quiz(attempt.quiz())).stream()
                                .flatMap(dates -> after(cohort.title(), dates, attempt, ending, texts).stream())))
                .toList();
    }

    private static Optional<String> after(
            String cohort, Dates dates, Attempt attempt, Attempt.Ending ending, Texts texts) {
        if (!dates.isWithin(attempt.startedAt(), ending.at(), attempt.deadline())) {
            return Optional.of(texts.say("quiz.dates.outside", Map.of("cohort", cohort)));
        }
        return dates.takesOff() && dates.daysLate(ending.at()) > 0
                ? Optional.of(late(cohort, dates, ending, attempt.outOf(), texts))
                : Optional.empty();
    }

    private static String late(String cohort, Dates dates, Attempt.Ending ending, int outOf, Texts texts) {
        BigDecimal counting = dates.counting(ending.points(), ending.at());
        return texts.say(
                "quiz.dates.counts",
                Map.of(
                        "count",
                        dates.daysLate(ending.at()),
                        "cohort",
                        cohort,
                        "points",
                        texts.exact(counting),
                        "outOf",
                        outOf));
    }
}
