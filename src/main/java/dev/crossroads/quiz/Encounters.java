package dev.crossroads.quiz;

import dev.crossroads.memory.Encounter;
import dev.crossroads.memory.Encounter.Answer;
import dev.crossroads.memory.Encounter.KeyShown;
import dev.crossroads.memory.Rating;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.Results.Hinted;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A learner's attempts at quizzes as encounters with items. */
@Pure
final class Encounters {
    private Encounters() {}

    /**
     * Their answers, and when they could see keys.
     *
     * @param hinted questions of attempts that had a hint shown
     * @param series answers to a revision that asked something else, or had another key, are not of the same item
     */
    static List<Encounter> of(CourseResults results, Set<Hinted> hinted, Series series) {
        Stream<Encounter> answers = results.responses().stream()
                .filter(response -> response.counts() && series.isOfNow(response))
                .map(response -> new Answer(response.question(), response.answeredAt(), rating(response, hinted)));
        Stream<Encounter> atOnce =
                results.responses().stream().map(response -> new KeyShown(response.question(), response.markedAt()));
        Stream<Encounter> atTheEnd = results.attempts().stream().flatMap(Encounters::shownAtTheEnd);
        return Stream.of(answers, atOnce, atTheEnd).flatMap(all -> all).toList();
    }

    /** An attempt that has ended shows the keys of all that it asked, answered or not; a sealed one shows none. */
    private static Stream<Encounter> shownAtTheEnd(Attempt attempt) {
        return attempt.ending().stream()
                .filter(_ -> !attempt.isSealed())
                .flatMap(ending -> attempt.questions().stream().map(question -> new KeyShown(question, ending.at())));
    }

    private static Rating rating(Marked response, Set<Hinted> hinted) {
        boolean isUnsure = response.confidence().isPresent() && !response.isSure();
        boolean hadHint = hinted.contains(new Hinted(response.attempt(), response.question()));
        return Rating.of(response.correct(), isUnsure || hadHint);
    }
}
