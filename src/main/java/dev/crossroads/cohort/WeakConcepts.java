package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.ConceptProgress;
import dev.crossroads.course.Concept;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Proportion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what to teach: the concepts that most members who were asked have not mastered, as they answered last. */
@Pure
final class WeakConcepts {
    /** A lesson has room for so many. */
    static final int TAUGHT_AT_ONCE = 3;

    /** A concept that so large a share of members has mastered is not taught to all again. */
    private static final double WELL_KNOWN = 0.7;

    private WeakConcepts() {}

    /**
     * A concept to teach.
     *
     * @param mastered how many have, of those who answered one of its questions
     * @param question the one that shows it best
     */
    record Weak(Concept concept, Proportion mastered, Optional<Shown> question) {}

    /**
     * A question on a concept.
     *
     * @param right how many answered it right the last time, of those who answered it
     */
    record Shown(Quiz quiz, Question question, Proportion right) {}

    /**
     * The weakest, those first of which it is the surest: by the upper end of the interval. None where fewer than
     * {@link Proportion#LEAST} were asked, and none in an anonymous cohort, whose answers are told in fives alone.
     */
    static List<Weak> of(CohortProgress progress) {
        if (progress.cohort().anonymous()) {
            return List.of();
        }
        record Counted(Concept concept, Proportion mastered) {}
        return progress.course().concepts().values().stream()
                .map(concept -> new Counted(concept, mastered(concept, progress)))
                .filter(counted -> counted.mastered().isReportable())
                .filter(counted -> counted.mastered().share() < WELL_KNOWN)
                .sorted(Comparator.comparingDouble((Counted counted) ->
                                counted.mastered().interval().high())
                        .thenComparing(counted -> counted.concept().id()))
                .limit(TAUGHT_AT_ONCE)
                .map(counted -> new Weak(counted.concept(), counted.mastered(), shownBest(counted.concept(), progress)))
                .toList();
    }

    private static Proportion mastered(Concept concept, CohortProgress progress) {
        int mastered = 0;
        int asked = 0;
        for (MemberProgress member : progress.members().values()) {
            ConceptProgress known = member.concepts().get(concept.id());
            if (known != null) {
                asked++;
                mastered += known.isMastered() ? 1 : 0;
            }
        }
        return new Proportion(mastered, asked);
    }

    /** Of the concept's questions the one that is surest to be hard. */
    private static Optional<Shown> shownBest(Concept concept, CohortProgress progress) {
        return progress.course().quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream()
                        .filter(question -> question.common().concepts().contains(concept.id()))
                        .map(question -> new Shown(quiz, question, right(question, progress))))
                .filter(shown -> shown.right().isReportable())
                .min(Comparator.comparingDouble(
                                (Shown shown) -> shown.right().interval().high())
                        .thenComparing(shown -> shown.question().id()));
    }

    private static Proportion right(Question question, CohortProgress progress) {
        int right = 0;
        int answered = 0;
        for (MemberProgress member : progress.members().values()) {
            Boolean isRight = member.items().get(question.id());
            if (isRight != null) {
                answered++;
                right += isRight ? 1 : 0;
            }
        }
        return new Proportion(right, answered);
    }
}
