package dev.crossroads.placement;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.PlacementItems;
import dev.crossroads.quiz.Tally;
import dev.crossroads.statistics.BetaPosterior;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a learner seems to know of a course already, by the latest placement in each of its parts. What was left open
 * says nothing; "I don't know" is an answer, and not a right one.
 *
 * @param parts those that have a placement, in reading order
 */
@Pure
public record Placed(List<Part> parts) {
    /**
     * Somebody knows a subject who would answer more than that of its questions right: the pass mark of an author who
     * sets none.
     */
    public static final double KNOWN = 0.7;

    /** It is new to somebody who would answer no more than that of its questions right. */
    public static final double NEW = 0.5;

    /**
     * Said with at least that probability: to skip what one does not know is taken to be twice as bad as to read what
     * one does. So one right answer is too few, two of two are enough.
     */
    public static final double SURE = 2.0 / 3;

    /** Copies the list. */
    public Placed {
        parts = List.copyOf(parts);
    }

    /** The three things that can be said of a subject. */
    public enum Says {
        /** They seem to know it. */
        KNOWN,
        /** They seem not to. */
        NEW,
        /** It was asked too little, or answered too unevenly, to tell. */
        OPEN;

        static Says of(BetaPosterior belief) {
            if (belief.above(Placed.KNOWN) >= SURE) {
                return KNOWN;
            }
            return 1 - belief.above(Placed.NEW) >= SURE ? NEW : OPEN;
        }
    }

    /**
     * A part of the course.
     *
     * @param quiz the id of the quiz that places learners in it
     * @param asks how many questions that has
     * @param isOpen whether an attempt at it is in progress
     * @param endedAt when the latest one ended that is told of, be it by the name that the part had then; empty where
     *     there is none
     * @param concepts that it asked about, in the order in which they are taught
     * @param lessons that it asked about, in reading order
     */
    public record Part(
            CoursePart part,
            String quiz,
            int asks,
            boolean isOpen,
            Optional<Instant> endedAt,
            List<Of<Concept>> concepts,
            List<Of<Lesson>> lessons) {}

    /**
     * A concept or a lesson.
     *
     * @param answered how the questions on it were
     * @param belief from that, where an answer that is right in part says no more than a wrong one
     */
    public record Of<T>(T subject, Tally answered, BetaPosterior belief, Says says) {
        static <T> Of<T> of(T subject, Tally answered) {
            BetaPosterior belief = new BetaPosterior(answered.right(), answered.asked());
            return new Of<>(subject, answered, belief, Says.of(belief));
        }
    }

    /**
     * An answer with its question as the course has it now.
     *
     * @param formerly when its attempt ended, where that was at a part which has another name by now
     */
    private record Answered(Question question, Optional<String> lesson, Tally tally, Optional<Instant> formerly) {
        boolean isOn(Concept concept) {
            return question.common().concepts().contains(concept.id());
        }

        boolean isOf(Course course, Lesson of) {
            List<String> taughtIn = question.common().concepts().stream()
                    .flatMap(id -> Optional.ofNullable(course.concepts().get(id)).stream())
                    .map(concept -> concept.taughtIn().lesson())
                    .toList();
            return taughtIn.isEmpty() ? lesson.filter(of.id()::equals).isPresent() : taughtIn.contains(of.id());
        }
    }

    /** Of a learner's results in a course. */
    public static Placed of(Course course, CourseResults results) {
        List<Answered> answered = answered(course, results);
        return new Placed(PlacementItems.parts(course).stream()
                .map(part -> of(course, part, results, answered))
                .toList());
    }

    private static Part of(Course course, CoursePart part, CourseResults results, List<Answered> answered) {
        String quiz = Quiz.PLACEMENT + part.slug();
        List<Attempt> attempts = results.attempts().stream()
                .filter(attempt -> attempt.quiz().equals(quiz))
                .toList();
        Optional<Instant> endedAt = attempts.stream()
                .flatMap(attempt -> attempt.ending().stream())
                .map(Attempt.Ending::at)
                .max(Comparator.naturalOrder())
                .or(() -> answered.stream()
                        .filter(one -> part.lessons().stream().anyMatch(lesson -> one.isOf(course, lesson)))
                        .flatMap(one -> one.formerly().stream())
                        .max(Comparator.naturalOrder()));
        return new Part(
                part,
                quiz,
                PlacementItems.asks(course, part),
                attempts.stream().anyMatch(Attempt::isInProgress),
                endedAt,
                part.concepts().stream()
                        .map(concept -> Of.of(concept, tally(answered, one -> one.isOn(concept))))
                        .filter(concept -> concept.answered().asked() > 0)
                        .toList(),
                part.lessons().stream()
                        .map(lesson -> Of.of(lesson, tally(answered, one -> one.isOf(course, lesson))))
                        .filter(lesson -> lesson.answered().asked() > 0)
                        .toList());
    }

    private static Tally tally(List<Answered> answered, Predicate<Answered> on) {
        return Tally.sum(answered.stream().filter(on).map(Answered::tally));
    }

    /**
     * The lessons that the learner seems to know, by their ids: those that were placed so, as long as no checkpoint of
     * theirs has said better.
     */
    public static Set<String> knownLessons(Course course, CourseResults results) {
        if (results.placed().isEmpty()) {
            return Set.of();
        }
        return of(course, results).parts().stream()
                .flatMap(part -> part.lessons().stream())
                .filter(lesson -> lesson.says() == Says.KNOWN)
                .map(Of::subject)
                .filter(lesson -> lesson.quizzes().stream()
                        .allMatch(quiz -> results.quiz(quiz).best().isEmpty()))
                .map(Lesson::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The answers of the latest placement in each part that has ended, to questions that the course still has. */
    private static List<Answered> answered(Course course, CourseResults results) {
        Map<UUID, Attempt> latest = results.attempts().stream()
                .filter(attempt -> attempt.quiz().startsWith(Quiz.PLACEMENT) && !attempt.isInProgress())
                .collect(Collectors.toMap(
                        Attempt::quiz, attempt -> attempt, (one, other) -> one.number() > other.number() ? one : other))
                .values()
                .stream()
                .collect(Collectors.toMap(Attempt::id, attempt -> attempt));
        Map<String, Quiz> homes = course.allQuizzes()
                .flatMap(quiz -> quiz.questions().stream().map(question -> Map.entry(question.id(), quiz)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        return results.placed().stream()
                .filter(marked -> marked.counts() && latest.containsKey(marked.attempt()))
                .flatMap(marked -> Optional.ofNullable(homes.get(marked.question())).stream()
                        .map(home -> answered(course, home, marked, latest.get(marked.attempt()))))
                .toList();
    }

    private static Answered answered(Course course, Quiz home, Marked marked, Attempt attempt) {
        return new Answered(
                home.question(marked.question()).orElseThrow(),
                home.lesson(),
                marked.tally(),
                attempt.ending()
                        .map(Attempt.Ending::at)
                        .filter(_ -> course.quiz(attempt.quiz()).isEmpty()));
    }
}
