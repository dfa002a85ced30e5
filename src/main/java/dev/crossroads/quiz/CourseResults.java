package dev.crossroads.quiz;

import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of a learner's quizzes in a course at one moment. Everything that is said of them to anybody starts here:
 * on the learner's own pages, their instructors', in JSON, in CSV and in statistics.
 *
 * @param attempts without their responses, the latest of each quiz first; one whose deadline has passed has ended by
 *     it, whether that end is recorded yet or not
 * @param responses whose marks the learner may see, the earliest first
 * @param placed those of sealed quizzes that have ended, likewise: of them the learner is told sums alone, and they
 *     count in nothing that is said of {@code responses}
 */
@Pure
public record CourseResults(List<Attempt> attempts, List<Marked> responses, List<Marked> placed) {
    /** Of a learner without attempts. */
    public static final CourseResults NONE = new CourseResults(List.of(), List.of(), List.of());

    private static final Comparator<Given> AS_THEY_WERE_GIVEN =
            Comparator.comparing(Given::firstAt).thenComparing(Given::question);

    private static final Comparator<Marked> EARLIEST_FIRST = Comparator.comparing(Marked::answeredAt)
            .thenComparing(Marked::attempt)
            .thenComparing(Marked::question);

    /** Copies the lists. */
    public CourseResults {
        attempts = List.copyOf(attempts);
        responses = List.copyOf(responses);
        placed = List.copyOf(placed);
    }

    /**
     * A response that was marked.
     *
     * @param revision of the question as it stood then
     * @param answer in the JSON form in which it is recorded; empty where it was not asked for
     * @param counts whether it counts for its learner; what is left out is still told of the question
     * @param taken until the first answer to the question in the attempt: from when the question was first shown, or
     *     from the first answer before it, or from the attempt's start, whichever came last. So it holds no reading of
     *     earlier feedback where it is known when the question was shown, and no other answer where all were shown at
     *     once. Empty where nobody can say
     * @param answeredAt when it was last answered in the attempt
     * @param markedAt when the learner could first see how it was marked
     */
    public record Marked(
            UUID attempt,
            String quiz,
            String question,
            String revision,
            Optional<String> answer,
            boolean correct,
            int points,
            boolean counts,
            Optional<Confidence> confidence,
            Optional<Duration> taken,
            Instant answeredAt,
            Instant markedAt) {
        /** The same marked otherwise, with all or none of its points. */
        public Marked remarked(boolean isCorrect, boolean isCounted) {
            return new Marked(
                    attempt,
                    quiz,
                    question,
                    revision,
                    answer,
                    isCorrect,
                    points,
                    isCounted,
                    confidence,
                    taken,
                    answeredAt,
                    markedAt);
        }

        /** The same with another form of the answer. */
        Marked answered(Optional<String> form) {
            return new Marked(
                    attempt,
                    quiz,
                    question,
                    revision,
                    form,
                    correct,
                    points,
                    counts,
                    confidence,
                    taken,
                    answeredAt,
                    markedAt);
        }

        /** Whether it was not right and earned points all the same. */
        public boolean isPartly() {
            return Tally.isPartly(correct, points);
        }

        /** It as one of a count. */
        public Tally tally() {
            return Tally.of(correct, points);
        }

        /** Whether the learner said they were sure. */
        public boolean isSure() {
            return confidence.filter(Confidence.SURE::equals).isPresent();
        }
    }

    /**
     * A response as it is stored.
     *
     * @param shownAt when the question was first shown; empty where that is not known
     * @param timed whether the first answer came when it was given
     */
    record Given(
            UUID attempt,
            String quiz,
            String question,
            String revision,
            Optional<String> answer,
            boolean correct,
            int points,
            Optional<Confidence> confidence,
            Instant firstAt,
            Instant lastAt,
            Optional<Instant> shownAt,
            boolean timed) {}

    /**
     * The results of what is stored of one learner in one course.
     *
     * @param stored attempts without their responses, the latest of each quiz first
     */
    static CourseResults of(List<Attempt> stored, List<Given> given, Instant now) {
        Map<UUID, List<Given>> byAttempt = given.stream().collect(Collectors.groupingBy(Given::attempt));
        List<Attempt> attempts = stored.stream()
                .map(attempt -> attempt.isInProgress()
                        ? attempt.asOf(now, points(byAttempt.getOrDefault(attempt.id(), List.of())))
                        : attempt)
                .toList();
        return new CourseResults(
                attempts,
                marked(attempts.stream().filter(Attempt::revealsMarks), byAttempt),
                marked(attempts.stream().filter(attempt -> attempt.isSealed() && !attempt.isInProgress()), byAttempt));
    }

    private static List<Marked> marked(Stream<Attempt> attempts, Map<UUID, List<Given>> byAttempt) {
        return attempts.flatMap(attempt -> marked(attempt, byAttempt.getOrDefault(attempt.id(), List.of())).stream())
                .sorted(EARLIEST_FIRST)
                .toList();
    }

    private static Map<String, Integer> points(List<Given> given) {
        return given.stream().collect(Collectors.toMap(Given::question, Given::points));
    }

    private static List<Marked> marked(Attempt attempt, List<Given> given) {
        Map<String, Duration> taken = taken(attempt, given);
        return given.stream()
                .map(one -> new Marked(
                        one.attempt(),
                        one.quiz(),
                        one.question(),
                        one.revision(),
                        one.answer(),
                        one.correct(),
                        attempt.correction(one.question())
                                .filter(Correction::leavesOut)
                                .map(Correction::firstPoints)
                                .orElse(one.points()),
                        !attempt.leavesOut(one.question()),
                        one.confidence(),
                        Optional.ofNullable(taken.get(one.question())),
                        one.lastAt(),
                        attempt.deferred()
                                ? attempt.ending().map(Attempt.Ending::at).orElse(one.lastAt())
                                : one.lastAt()))
                .toList();
    }

    /** How long answers took, by question: the only place where that is worked out. */
    private static Map<String, Duration> taken(Attempt attempt, List<Given> given) {
        Map<String, Duration> taken = new HashMap<>();
        Instant before = attempt.startedAt();
        // An answer that was kept offline came when there was a connection again: its time says nothing of when it was
        // given.
        for (Given one :
                given.stream().filter(Given::timed).sorted(AS_THEY_WERE_GIVEN).toList()) {
            Instant since = latest(before, one.shownAt().orElse(before));
            taken.put(
                    one.question(),
                    one.firstAt().isAfter(since) ? Duration.between(since, one.firstAt()) : Duration.ZERO);
            before = latest(before, one.firstAt());
        }
        return taken;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The last answers to questions that were wrong then, by question, the earliest first. */
    public Map<String, Marked> missed() {
        Map<String, Marked> missed = new LinkedHashMap<>();
        for (Marked response : responses) {
            missed.remove(response.question());
            if (!response.correct()) {
                missed.put(response.question(), response);
            }
        }
        return missed;
    }

    /** The same with every response marked as that says. */
    public CourseResults remarked(UnaryOperator<Marked> again) {
        return new CourseResults(
                attempts,
                responses.stream().map(again).toList(),
                placed.stream().map(again).toList());
    }

    /** The results of some of these attempts alone. */
    CourseResults only(Predicate<Attempt> which) {
        List<Attempt> some = attempts.stream().filter(which).toList();
        Set<UUID> ids = some.stream().map(Attempt::id).collect(Collectors.toSet());
        return new CourseResults(
                some,
                responses.stream()
                        .filter(response -> ids.contains(response.attempt()))
                        .toList(),
                placed.stream()
                        .filter(response -> ids.contains(response.attempt()))
                        .toList());
    }

    /** The learner's standing in a quiz. */
    public QuizStanding quiz(String quiz) {
        return QuizStanding.of(
                attempts.stream().filter(attempt -> attempt.quiz().equals(quiz)).toList());
    }

    /** The attempts by their ids. */
    public Map<UUID, Attempt> attemptsById() {
        return attempts.stream().collect(Collectors.toMap(Attempt::id, Function.identity()));
    }

    /** When these results change though nothing happens: an attempt in progress ends by its deadline. */
    public Instant until() {
        return attempts.stream()
                .filter(Attempt::isInProgress)
                .flatMap(attempt -> attempt.overAt().stream())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
