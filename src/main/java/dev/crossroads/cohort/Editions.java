package dev.crossroads.cohort;

import dev.crossroads.course.Question;
import dev.crossroads.event.StoredJson;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Wording;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.web.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The editions of a question, with the results of first answers to each. Revisions that ask the same and have the same
 * key are one edition. Each learner counts once, in the edition that they were first asked: later answers were given
 * after a key was shown.
 *
 * @param question the latest revision of the edition that somebody answered
 * @param right the answer that was right, in words; empty where nobody gave it
 */
@Pure
record Editions(List<Edition> latestFirst) {
    record Edition(boolean isNow, Question question, Optional<String> right, Proportion facility) {}

    /**
     * Of some learners' answers.
     *
     * @param past a revision of the question, where it is remembered
     */
    static Editions of(
            Question now, Collection<CourseResults> results, Function<String, Optional<Question>> past, Texts texts) {
        List<Counted> all = new ArrayList<>();
        all.add(new Counted(now));
        results.stream()
                .flatMap(
                        of -> of.responses().stream()
                                .filter(response -> response.question().equals(now.id()))
                                .findFirst()
                                .stream())
                .sorted(java.util.Comparator.comparing(Marked::answeredAt).reversed())
                .forEach(response -> past.apply(response.revision())
                        .ifPresent(then -> all.stream()
                                .filter(edition ->
                                        Wording.of(then, edition.question).isSameSeries())
                                .findFirst()
                                .orElseGet(() -> {
                                    Counted found = new Counted(then);
                                    all.add(found);
                                    return found;
                                })
                                .count(response, then, texts)));
        return new Editions(
                all.stream().map(one -> one.told(one == all.getFirst())).toList());
    }

    private static final class Counted {
        private final Question question;
        private int n;
        private int correct;
        private Optional<String> right = Optional.empty();

        Counted(Question question) {
            this.question = question;
        }

        void count(Marked response, Question then, Texts texts) {
            n++;
            if (response.correct()) {
                correct++;
                right = right.or(
                        () -> response.answer().map(json -> AnswerWords.of(then, StoredJson.tree(json), texts)));
            }
        }

        Edition told(boolean isNow) {
            return new Edition(isNow, question, right, new Proportion(correct, n));
        }
    }
}
