package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.Attempt.Ending;
import dev.crossroads.quiz.CourseResults.Given;
import dev.crossroads.quiz.CourseResults.Marked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Results of quizzes are worked out in one place from stored attempts and responses. */
class CourseResultsTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant MUCH_LATER = START.plus(Duration.ofDays(1));
    private static final UUID LEARNER = UUID.fromString("018f6b1e-7e2f-7c00-8a51-0d6c9f7b2a10");

    @Test
    void anAnswerTookFromTheFirstAnswerBeforeItHoweverOftenThatWasChanged() {
        Attempt exam = attempt(1, true, Optional.empty(), ended(3));
        CourseResults results = CourseResults.of(
                List.of(exam),
                List.of(given(exam, "b", 30, 30), given(exam, "a", 10, 90), given(exam, "c", 31, 31)),
                MUCH_LATER);

        assertThat(taken(results)).isEqualTo(Map.of("a", 10L, "b", 20L, "c", 1L));
        assertThat(results.responses()).extracting(Marked::question).containsExactly("b", "c", "a");
    }

    @Test
    void anAnswerTookFromWhenItsQuestionWasShownSoTheReadingOfFeedbackIsNoPartOfIt() {
        Attempt attempt = attempt(1, false, Optional.empty(), ended(3));
        List<Given> given = List.of(
                shown(given(attempt, "a", 10, 10), 2, true),
                shown(given(attempt, "b", 100, 100), 80, true),
                // Shown with the others at first, and looked at once they were answered.
                shown(given(attempt, "c", 130, 130), 2, true));

        assertThat(taken(CourseResults.of(List.of(attempt), given, MUCH_LATER)))
                .isEqualTo(Map.of("a", 8L, "b", 20L, "c", 30L));
    }

    @Test
    void whatWasKeptOfflineTookNobodyKnowsHowLongAndNothingOfTheNextAnswersTime() {
        Attempt attempt = attempt(1, false, Optional.empty(), ended(3));
        List<Given> given = List.of(
                shown(given(attempt, "a", 10, 10), 2, true),
                shown(given(attempt, "b", 500, 500), 12, false),
                shown(given(attempt, "c", 501, 501), 480, true));

        CourseResults results = CourseResults.of(List.of(attempt), given, MUCH_LATER);

        assertThat(results.responses())
                .extracting(marked -> marked.taken().map(Duration::toSeconds))
                .containsExactly(Optional.of(8L), Optional.empty(), Optional.of(21L));
    }

    @Test
    void anAnswerFromBeforeItsAttemptAsAClockThatWasSetBackLeavesItTookNoTime() {
        Attempt attempt = attempt(1, false, Optional.empty(), ended(1));

        assertThat(taken(CourseResults.of(
                        List.of(attempt), List.of(given(attempt, "a", -5, -5), given(attempt, "b", 4, 4)), MUCH_LATER)))
                .isEqualTo(Map.of("a", 0L, "b", 4L));
    }

    @Test
    void marksOfADeferredAttemptAreKnownWhenItHasEndedAndThoseOfAnotherAtOnce() {
        Attempt exam = attempt(1, true, Optional.of(START.plusSeconds(600)), Optional.empty());
        Attempt lesson = attempt(1, false, Optional.empty(), Optional.empty());
        List<Given> given = List.of(given(exam, "a", 1, 1), given(lesson, "b", 2, 2));

        assertThat(CourseResults.of(List.of(exam, lesson), given, START.plusSeconds(599))
                        .responses())
                .extracting(Marked::question)
                .containsExactly("b");
        assertThat(CourseResults.of(List.of(exam, lesson), given, MUCH_LATER).responses())
                .extracting(Marked::question)
                .containsExactly("a", "b");
    }

    @Test
    void anAttemptWhoseTimeIsOverHasEndedAtItsDeadlineWithWhatWasAnsweredWhetherThatIsRecordedOrNot() {
        Instant deadline = START.plusSeconds(600);
        Attempt attempt = attempt(1, false, Optional.of(deadline), Optional.empty());
        List<Given> given = List.of(given(attempt, "a", 1, 1), given(attempt, "b", 2, 2));

        CourseResults during = CourseResults.of(List.of(attempt), given, deadline);
        assertThat(during.quiz("quiz").inProgress()).isTrue();
        assertThat(during.until()).isAfterOrEqualTo(deadline);
        CourseResults after =
                CourseResults.of(List.of(attempt), given, during.until().plusMillis(1));
        assertThat(after.attempts().getFirst().ending()).contains(new Ending(deadline, true, 2));
        assertThat(after.until()).isEqualTo(Instant.MAX);
    }

    @Test
    void theBestAttemptPassedBeforeItHasTheLargestShareBeforeItIsTheEarliest() {
        Attempt passedUnderAnEasierMark = attempt(1, 2, 2, 3);
        Attempt betterButNotPassed = attempt(2, 3, 4, 4);
        assertThat(QuizStanding.of(List.of(betterButNotPassed, passedUnderAnEasierMark))
                        .best())
                .contains(passedUnderAnEasierMark);
        Attempt same = attempt(2, 2, 2, 3);
        assertThat(QuizStanding.of(List.of(same, passedUnderAnEasierMark)).best())
                .contains(passedUnderAnEasierMark);
        Attempt whole = attempt(3, 3, 2, 3);
        assertThat(QuizStanding.of(List.of(whole, same, passedUnderAnEasierMark))
                        .best())
                .contains(whole);
    }

    @Test
    void failuresCountSinceTheLastPass() {
        Attempt failed = attempt(1, 0, 2, 3);
        Attempt passed = attempt(2, 2, 2, 3);
        Attempt open = attempt(5, false, Optional.empty(), Optional.empty());

        assertThat(QuizStanding.of(List.of(open, failed, failed, passed, failed))
                        .failedSincePass())
                .isEqualTo(2);
        assertThat(QuizStanding.of(List.of(passed, failed)).failedSincePass()).isZero();
        assertThat(QuizStanding.of(List.of()).best()).isEmpty();
    }

    private static Map<String, Long> taken(CourseResults results) {
        return results.responses().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Marked::question, marked -> marked.taken().orElseThrow().toSeconds()));
    }

    private static Given given(Attempt attempt, String question, int firstSeconds, int lastSeconds) {
        return new Given(
                attempt.id(),
                attempt.quiz(),
                question,
                "revision",
                Optional.empty(),
                true,
                1,
                Optional.of(Confidence.SURE),
                START.plusSeconds(firstSeconds),
                START.plusSeconds(lastSeconds),
                Optional.empty(),
                true);
    }

    private static Given shown(Given given, int shownSeconds, boolean timed) {
        return new Given(
                given.attempt(),
                given.quiz(),
                given.question(),
                given.revision(),
                given.answer(),
                given.correct(),
                given.points(),
                given.confidence(),
                given.firstAt(),
                given.lastAt(),
                Optional.of(START.plusSeconds(shownSeconds)),
                timed);
    }

    private static Optional<Ending> ended(int points) {
        return Optional.of(new Ending(START.plusSeconds(500), false, points));
    }

    private static Attempt attempt(int number, int points, int passPoints, int outOf) {
        return attempt(number, false, passPoints, outOf, Optional.empty(), ended(points));
    }

    private static Attempt attempt(int number, boolean deferred, Optional<Instant> deadline, Optional<Ending> ending) {
        return attempt(number, deferred, 2, 3, deadline, ending);
    }

    private static Attempt attempt(
            int number,
            boolean deferred,
            int passPoints,
            int outOf,
            Optional<Instant> deadline,
            Optional<Ending> ending) {
        return new Attempt(
                UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (deferred ? 1 : 0)}),
                LEARNER,
                "course",
                "quiz",
                number,
                deferred,
                List.of("a", "b", "c"),
                outOf,
                passPoints,
                START,
                deadline,
                Optional.empty(),
                ending,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                false);
    }
}
