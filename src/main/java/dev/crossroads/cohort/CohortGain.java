package dev.crossroads.cohort;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.GainTests;
import dev.crossroads.quiz.GainTests.Form;
import dev.crossroads.quiz.Tally;
import dev.crossroads.statistics.NormalizedGain;
import dev.crossroads.statistics.NormalizedGain.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gain of a cohort's members from the tests before to those after, part by part.
 *
 * @param parts those that have tests, in reading order
 */
@Pure
record CohortGain(List<Part> parts) {

    /**
     * A part.
     *
     * @param begun how many members took the test before
     * @param aFirst of those who took both, how many took form A before
     * @param both how many took both and answered at least half of each
     * @param gain empty where those are too few
     */
    record Part(
            CoursePart part,
            int asks,
            int begun,
            int aFirst,
            int both,
            Optional<NormalizedGain> gain,
            List<Of> concepts) {}

    /**
     * A concept of a part.
     *
     * @param both how many were asked about it before and after
     */
    record Of(Concept concept, int both, Optional<NormalizedGain> gain) {}

    /**
     * The own tests of somebody who took both of a part, in sums.
     *
     * @param concepts those that both tests ask about
     */
    record Own(CoursePart part, Tally before, Tally after, List<OwnConcept> concepts) {}

    /** A concept of a part in somebody's own tests. */
    record OwnConcept(Concept concept, Tally before, Tally after) {}

    /** A finished attempt: the questions that count in it, and how those of them that were answered were. */
    private record Test(Set<String> asked, Map<String, Tally> answered) {
        /** Whether less than half was answered: that tells of patience and not of knowledge. */
        boolean isLeftOpen() {
            return asked.isEmpty() || 2 * answered.size() < asked.size();
        }

        Tally sum() {
            return sum(asked);
        }

        Tally sum(Set<String> of) {
            return Tally.sum(
                    asked.stream().filter(of::contains).map(question -> answered.getOrDefault(question, Tally.OPEN)));
        }

        double share() {
            return sum().share();
        }

        Optional<Double> share(Set<String> of) {
            return Optional.of(sum(of)).filter(sum -> sum.asked() > 0).map(Tally::share);
        }
    }

    private record Both(Test before, Test after, boolean aFirst, Attempt last) {}

    /**
     * Of the results of members.
     *
     * @param inFives whether they are told of in whole groups alone, as {@link Anonymity} has it
     */
    static CohortGain of(Course course, Collection<CourseResults> members, boolean inFives) {
        return new CohortGain(GainTests.parts(course).stream()
                .map(part -> of(course, part, members, inFives))
                .toList());
    }

    /** The tests of one learner, of parts of which both are finished; their learner may see them, and nobody else. */
    static List<Own> own(Course course, CourseResults results) {
        return GainTests.parts(course).stream()
                .flatMap(part -> both(part, results).stream().map(both -> own(course, part, both)))
                .toList();
    }

    private static Own own(Course course, CoursePart part, Both both) {
        return new Own(
                part,
                both.before().sum(),
                both.after().sum(),
                part.concepts().stream()
                        .map(concept -> {
                            Set<String> on = questions(course, concept);
                            return new OwnConcept(
                                    concept, both.before().sum(on), both.after().sum(on));
                        })
                        .filter(of -> of.before().asked() > 0 && of.after().asked() > 0)
                        .toList());
    }

    private static Set<String> questions(Course course, Concept concept) {
        return course.allQuizzes()
                .flatMap(quiz -> quiz.questions().stream())
                .filter(question -> question.common().concepts().contains(concept.id()))
                .map(Question::id)
                .collect(Collectors.toSet());
    }

    private static Part of(Course course, CoursePart part, Collection<CourseResults> members, boolean inFives) {
        List<Both> all = members.stream()
                .flatMap(results -> both(part, results).stream())
                .filter(both -> !both.before().isLeftOpen() && !both.after().isLeftOpen())
                .sorted(Comparator.comparing((Both both) ->
                                both.last().ending().orElseThrow().at())
                        .thenComparing(both -> both.last().id()))
                .toList();
        List<Both> told = inFives ? all.subList(0, all.size() - all.size() % Anonymity.TOGETHER) : all;
        int begun = (int) members.stream()
                .filter(results -> GainTests.takenFirst(part, results).isPresent())
                .count();
        return new Part(
                part,
                GainTests.asks(course, part),
                inFives ? begun - begun % Anonymity.TOGETHER : begun,
                (int) told.stream().filter(Both::aFirst).count(),
                told.size(),
                NormalizedGain.of(told.stream()
                        .map(both ->
                                new Pair(both.before().share(), both.after().share()))
                        .toList()),
                part.concepts().stream()
                        .flatMap(concept -> of(course, concept, told).stream())
                        .toList());
    }

    /** Empty where neither form asks about it. */
    private static Optional<Of> of(Course course, Concept concept, List<Both> told) {
        Set<String> questions = questions(course, concept);
        List<Pair> pairs = new ArrayList<>();
        told.forEach(both -> both.before()
                .share(questions)
                .ifPresent(before ->
                        both.after().share(questions).ifPresent(after -> pairs.add(new Pair(before, after)))));
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Of(concept, pairs.size(), NormalizedGain.of(pairs)));
    }

    private static Optional<Both> both(CoursePart part, CourseResults results) {
        return GainTests.takenFirst(part, results).flatMap(first -> {
            Form last = first == Form.A ? Form.B : Form.A;
            Optional<Attempt> before = GainTests.ended(part, first, results);
            Optional<Attempt> after = GainTests.ended(part, last, results);
            return before.flatMap(one ->
                    after.map(other -> new Both(test(one, results), test(other, results), first == Form.A, other)));
        });
    }

    private static Test test(Attempt attempt, CourseResults results) {
        Map<String, Marked> given = results.placed().stream()
                .filter(marked -> marked.attempt().equals(attempt.id()))
                .collect(Collectors.toMap(Marked::question, marked -> marked, (one, _) -> one));
        Set<String> asked = attempt.questions().stream()
                .filter(question -> !attempt.leavesOut(question))
                .collect(Collectors.toSet());
        return new Test(
                asked,
                asked.stream()
                        .filter(given::containsKey)
                        .collect(Collectors.toMap(
                                question -> question,
                                question -> given.get(question).tally())));
    }
}
