package dev.crossroads.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Quiz;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import dev.crossroads.term.CohortTerms.Granted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On which terms a learner takes a quiz follows from the course, their cohorts' dates and what they are allowed. */
class CourseTermsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Target QUIZ = Target.quiz("quiz");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static Quiz quiz(Optional<Duration> limit, OptionalInt attempts) {
        return new Quiz(
                "quiz",
                "Quiz",
                Optional.empty(),
                Quiz.Mode.IMMEDIATE,
                limit,
                attempts,
                0.7,
                false,
                false,
                List.of(),
                List.of());
    }

    private static final Quiz LIMITED = quiz(Optional.of(Duration.ofMinutes(10)), OptionalInt.of(2));

    private static Allowance allowance(int percent, int minutes, int attempts, int days) {
        return new Allowance(percent, Duration.ofMinutes(minutes), attempts, days, Optional.empty(), Optional.empty());
    }

    private static Dates dates(String opens, String due, String closes) {
        return new Dates(
                Optional.of(opens).filter(text -> !text.isEmpty()).map(LocalDateTime::parse),
                Optional.of(due).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                Optional.of(closes).filter(text -> !text.isEmpty()).map(LocalDateTime::parse),
                0,
                BERLIN);
    }

    private static CohortTerms cohort(Optional<Dates> dates, Granted... granted) {
        return new CohortTerms(
                UUID.randomUUID(),
                "Tuesday",
                BERLIN,
                dates.<Map<Target, Dates>>map(set -> Map.of(QUIZ, set)).orElse(Map.of()),
                List.of(granted),
                Map.of());
    }

    private static Terms terms(CohortTerms... cohorts) {
        return new CourseTerms(List.of(cohorts)).of(LIMITED);
    }

    @Test
    void whoIsInNoCohortTakesAQuizAsItsAuthorWroteIt() {
        Terms plain = Terms.plain(LIMITED);

        assertThat(plain)
                .isEqualTo(new Terms(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(10)),
                        OptionalInt.of(2),
                        false));
        assertThat(plain.at(NOON)).isEqualTo(Terms.State.OPEN);
        assertThat(plain.deadline(NOON)).contains(NOON.plusSeconds(600));
        assertThat(plain.left(1)).hasValue(1);
        assertThat(plain.leaves(2)).isFalse();
    }

    @Test
    void ofWhatIsAllowedTheKindestCountsAndTimeIsTheFactorThenTheMinutes() {
        Terms terms = terms(cohort(
                Optional.empty(),
                new Granted(Optional.empty(), allowance(150, 2, 0, 0)),
                new Granted(Optional.of(QUIZ), allowance(100, 8, 1, 0)),
                new Granted(Optional.of(Target.quiz("another")), allowance(300, 0, 9, 0))));

        assertThat(terms.timeLimit()).contains(Duration.ofMinutes(18));
        assertThat(terms.attempts()).hasValue(3);
        assertThat(terms.extended()).isTrue();
    }

    @Test
    void ofSeveralCohortsTheKindestDatesCountAndOneWithoutADateIsNotAsked() {
        CohortTerms early = cohort(Optional.of(dates("2026-12-01T08:00", "2026-12-03", "2026-12-04T18:00")));
        CohortTerms late = cohort(Optional.of(dates("2026-12-02T08:00", "", "2026-12-08T18:00")));

        assertThat(terms(early, late).opensAt()).contains(Instant.parse("2026-12-01T07:00:00Z"));
        assertThat(terms(early, late).closesAt()).contains(Instant.parse("2026-12-08T17:00:00Z"));
        assertThat(terms(early, cohort(Optional.empty())).closesAt()).contains(Instant.parse("2026-12-04T17:00:00Z"));
        assertThat(terms(early, cohort(Optional.of(dates("", "2026-12-24", ""))))
                        .closesAt())
                .isEmpty();
    }

    @Test
    void whatClosesEndsAttemptsThatAreUnderWay() {
        CourseTerms said =
                new CourseTerms(List.of(cohort(Optional.of(dates("2026-12-01T13:00", "", "2026-12-01T13:05")))));
        Terms terms = said.of(LIMITED);

        assertThat(terms.at(NOON.minusMillis(1))).isEqualTo(Terms.State.NOT_OPEN);
        assertThat(terms.at(NOON)).isEqualTo(Terms.State.OPEN);
        assertThat(terms.deadline(NOON)).contains(NOON.plusSeconds(300));
        assertThat(terms.at(NOON.plusSeconds(300))).isEqualTo(Terms.State.CLOSED);
        assertThat(said.until(LIMITED, NOON)).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void datesThatArePutOffKeepTheClosingBehindTheLastDay() {
        Dates set = dates("", "2026-12-03", "2026-12-04T18:00");

        CohortTerms days = cohort(Optional.of(set), new Granted(Optional.empty(), allowance(100, 0, 0, 2)));
        assertThat(days.dates(QUIZ)).contains(dates("", "2026-12-05", "2026-12-06T18:00"));
        assertThat(days.isPutOff(QUIZ)).isTrue();

        Allowance day =
                new Allowance(100, Duration.ZERO, 0, 0, Optional.of(LocalDate.parse("2026-12-20")), Optional.empty());
        assertThat(cohort(Optional.of(set), new Granted(Optional.of(QUIZ), day)).dates(QUIZ))
                .contains(dates("", "2026-12-20", "2026-12-21T00:00"));
        Allowance before =
                new Allowance(100, Duration.ZERO, 0, 0, Optional.of(LocalDate.parse("2026-12-01")), Optional.empty());
        assertThat(cohort(Optional.of(set), new Granted(Optional.of(QUIZ), before))
                        .dates(QUIZ))
                .contains(set);
    }

    @Test
    void daysAreThoseOfTheZoneAlsoWhereClocksAreChanged() {
        // The last Sunday of October has 25 hours in Berlin, that of March 23.
        assertThat(dates("", "2026-10-25", "").lateFrom()).contains(Instant.parse("2026-10-25T23:00:00Z"));
        assertThat(dates("", "2027-03-28", "").lateFrom()).contains(Instant.parse("2027-03-28T22:00:00Z"));
        // Half past two comes twice, and in March never.
        assertThat(dates("2026-10-25T02:30", "", "2026-10-25T02:30").opensAt())
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(dates("2026-10-25T02:30", "", "2026-10-25T02:30").closesAt())
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(dates("2027-03-28T02:30", "", "").opensAt()).contains(Instant.parse("2027-03-28T01:30:00Z"));
        // Closed on its last day, it is late from then on.
        assertThat(dates("", "2026-12-03", "2026-12-03T18:00").lateFrom())
                .contains(Instant.parse("2026-12-03T17:00:00Z"));
    }

    @Test
    void eachDayLateTakesOffItsPerCentUntilNothingIsLeft() {
        Dates dates =
                new Dates(Optional.empty(), Optional.of(LocalDate.parse("2026-10-24")), Optional.empty(), 30, BERLIN);

        assertThat(Stream.of(
                                "2026-10-24T21:59:59Z",
                                "2026-10-24T22:00:00Z",
                                "2026-10-25T22:59:59Z",
                                "2026-10-25T23:00:00Z",
                                "2026-10-28T12:00:00Z")
                        .map(Instant::parse)
                        .map(dates::counting))
                .containsExactly(100, 70, 70, 40, 0);
        assertThat(dates.counting(5, Instant.parse("2026-10-25T10:00:00Z"))).isEqualTo(new BigDecimal("3.5"));
    }

    @Seeded
    void moreAllowedIsNeverLess(Generator any) {
        CohortTerms[] cohorts = any.list(1, 3, () -> cohort(Optional.of(anyDates(any)), anyGranted(any)))
                .toArray(CohortTerms[]::new);
        CohortTerms first = cohorts[0];
        List<Granted> more = new ArrayList<>(first.granted());
        more.addAll(List.of(anyGranted(any)));
        CohortTerms kinder =
                new CohortTerms(first.cohort(), first.title(), first.zone(), first.dates(), more, Map.of());
        Terms before = terms(cohorts);
        cohorts[0] = kinder;
        Terms after = terms(cohorts);
        Instant begun = NOON.plusSeconds(any.between(0, 1_000_000));

        assertThat(after.opensAt()).isEqualTo(before.opensAt());
        assertThat(isLater(after.closesAt(), before.closesAt())).isTrue();
        assertThat(isLater(after.deadline(begun), before.deadline(begun))).isTrue();
        assertThat(after.attempts().getAsInt())
                .isGreaterThanOrEqualTo(before.attempts().getAsInt());
        assertThat(isLater(
                        kinder.dates(QUIZ).flatMap(Dates::lateFrom),
                        first.dates(QUIZ).flatMap(Dates::lateFrom)))
                .isTrue();
        assertThat(isLater(after.closesAt(), after.deadline(begun))).isTrue();
    }

    private static boolean isLater(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.isPresent() && !one.get().isBefore(other.get());
    }

    private static Dates anyDates(Generator any) {
        LocalDateTime opens = LocalDateTime.parse("2026-12-01T00:00").plusMinutes(any.between(0, 20_000));
        return new Dates(
                any.once(2) ? Optional.empty() : Optional.of(opens),
                any.once(2) ? Optional.empty() : Optional.of(opens.toLocalDate().plusDays(any.between(0, 5))),
                any.once(2) ? Optional.empty() : Optional.of(opens.plusDays(6).plusMinutes(any.between(0, 20_000))),
                any.between(0, 100),
                BERLIN);
    }

    private static Granted[] anyGranted(Generator any) {
        return any.list(
                        0,
                        3,
                        () -> new Granted(
                                any.once(2) ? Optional.empty() : Optional.of(QUIZ),
                                new Allowance(
                                        any.between(100, 300),
                                        Duration.ofMinutes(any.between(0, 30)),
                                        any.between(0, 2),
                                        any.between(0, 4),
                                        any.once(2)
                                                ? Optional.empty()
                                                : Optional.of(LocalDate.parse("2026-12-01")
                                                        .plusDays(any.between(0, 30))),
                                        any.once(2)
                                                ? Optional.empty()
                                                : Optional.of(LocalDateTime.parse("2026-12-01T12:00")
                                                        .plusDays(any.between(0, 30))))))
                .toArray(Granted[]::new);
    }
}
