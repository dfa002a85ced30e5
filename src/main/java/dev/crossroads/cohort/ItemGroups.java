package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Series;
import dev.crossroads.recommendation.LearnerFacts;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.MantelHaenszel;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Groups compared at the items of a quiz, for the page of one and for JSON and CSV of all: members by a fact that they
 * stated for their recommendation, or the cohort with its instructor's others on the same course. Methods wait for the
 * database: call them from virtual threads.
 */
final class ItemGroups {
    /** The name of a comparison by a question of the recommendation begins so. */
    private static final String FACT = "fact:";

    private static final String COHORTS = "cohorts";

    private final Cohorts cohorts;
    private final MembershipTable members;
    private final Results results;
    private final LearnerFacts facts;
    private final InstantSource clock;

    ItemGroups(Cohorts cohorts, MembershipTable members, Results results, LearnerFacts facts, InstantSource clock) {
        this.cohorts = cohorts;
        this.members = members;
        this.results = results;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A quiz with the answers of a cohort.
     *
     * @param names of all members, by learner
     * @param results of theirs, by learner
     */
    record AnsweredQuiz(
            Visitor visitor,
            Cohort cohort,
            Course course,
            Quiz quiz,
            Map<UUID, String> names,
            Map<UUID, CourseResults> results) {

        static AnsweredQuiz of(AnsweredItem asked) {
            return new AnsweredQuiz(
                    asked.visitor(), asked.cohort(), asked.course(), asked.quiz(), asked.names(), asked.results());
        }

        private Texts texts() {
            return visitor.texts();
        }
    }

    /**
     * A way to group people.
     *
     * @param by its name in addresses
     * @param fact the question whose answers group them; empty where their cohorts do
     */
    record Way(String by, Optional<AdvisoryQuestion> fact) {

        /** What it is called; a question in the course's language. */
        String text(Texts texts) {
            return fact.map(AdvisoryQuestion::prompt).orElseGet(() -> texts.say("cohort.item.groups.cohorts"));
        }
    }

    /**
     * A group with the results of its members.
     *
     * @param id what it is called in JSON: the option that its members chose
     * @param isOfCourse whether its name is in the course's language
     */
    record Group(String id, String name, boolean isOfCourse, Map<UUID, CourseResults> of) {}

    /**
     * Groups of one way with their attempts at a quiz.
     *
     * @param told how many of the groups are told of, from the first: of two cohorts it is enough to tell of one
     */
    record Comparison(List<Group> groups, List<QuizMarks> marks, int told) {

        /** Each group that is told of beside all others, at one question. */
        List<Beside> at(String question) {
            List<ItemFairness> found = ItemFairness.of(marks, question);
            int looked = (int) found.subList(0, told).stream()
                    .filter(one -> one.compared().isPresent())
                    .count();
            return IntStream.range(0, told)
                    .mapToObj(i -> new Beside(groups.get(i), found.get(i), looked))
                    .toList();
        }
    }

    /**
     * A group beside the others of its comparison.
     *
     * @param looked how many groups were compared at the same question
     */
    record Beside(Group group, ItemFairness found, int looked) {

        /** Whether the difference is beyond chance. */
        boolean standsOut() {
            return found.standsOut(looked);
        }
    }

    /**
     * The ways to group people at a quiz, that by what somebody knows already first; none where answers are anonymous,
     * and for a single question, as there is no rest to match people by.
     */
    List<Way> ways(AnsweredQuiz asked) {
        if (asked.cohort().anonymous() || asked.quiz().asks() < 2) {
            return List.of();
        }
        Stream<Way> byFact = LearnerFacts.questions(asked.course()).stream()
                .map(question -> new Way(FACT + question.id(), Optional.of(question)));
        Stream<Way> byCohort = others(asked).isEmpty() ? Stream.empty() : Stream.of(new Way(COHORTS, Optional.empty()));
        return Stream.concat(byFact, byCohort).toList();
    }

    /** The comparison of groups that some way makes. */
    Comparison compare(AnsweredQuiz asked, Way way) {
        List<Group> groups = way.fact().map(fact -> byFact(asked, fact)).orElseGet(() -> byCohort(asked));
        Series series = cohorts.series(asked.cohort());
        return new Comparison(
                groups,
                groups.stream()
                        .map(group -> QuizMarks.of(series, asked.quiz(), group.of(), QuizMarks.Basis.FIRST, false))
                        .toList(),
                way.fact().isPresent() ? groups.size() : 1);
    }

    /**
     * The part of an item's page; empty where there is nothing to group by.
     *
     * @param by which comparison was asked for; the first, where none or an unknown one was
     */
    Optional<ItemPage.Fairness> part(AnsweredItem asked, Optional<String> by) {
        AnsweredQuiz quiz = AnsweredQuiz.of(asked);
        List<Way> ways = ways(quiz);
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        Way chosen = ways.stream()
                .filter(way -> by.filter(way.by()::equals).isPresent())
                .findFirst()
                .orElseGet(ways::getFirst);
        List<Beside> all = compare(quiz, chosen).at(asked.question().id());
        return Optional.of(new ItemPage.Fairness(
                Cohorts.path(asked.cohort().id()) + "/item#groups",
                asked.quiz().id(),
                ways.stream()
                        .map(way -> new ItemPage.Grouping(
                                way.by(), way.text(asked.texts()), way.fact().isPresent(), way.equals(chosen)))
                        .toList(),
                MantelHaenszel.LEAST_OF_EACH,
                all.stream()
                        .filter(one -> one.found().hasEnough())
                        .map(one -> compared(one, asked.texts()))
                        .toList(),
                all.stream()
                        .filter(one -> !one.found().hasEnough() && one.found().n() > 0)
                        .map(one -> new ItemPage.Few(
                                one.group().name(),
                                one.group().isOfCourse(),
                                one.found().n(),
                                one.found().others()))
                        .toList()));
    }

    private List<Cohort> others(AnsweredQuiz asked) {
        return cohorts.taughtBy(asked.visitor()).stream()
                .filter(cohort -> cohort.course().equals(asked.course().id()))
                .filter(cohort -> !cohort.anonymous()
                        && !cohort.id().equals(asked.cohort().id()))
                .toList();
    }

    private List<Group> byFact(AnsweredQuiz asked, AdvisoryQuestion question) {
        Map<UUID, String> stated =
                facts.of(asked.course(), question, asked.results().keySet());
        List<Group> groups = new ArrayList<>();
        for (AdvisoryOption option : question.options()) {
            Map<UUID, CourseResults> of = new HashMap<>();
            asked.results().forEach((learner, results) -> {
                if (option.id().equals(stated.get(learner))) {
                    of.put(learner, results);
                }
            });
            groups.add(new Group(option.id(), option.text(), true, of));
        }
        return groups;
    }

    /** This cohort, and everybody who is in another one and not in this. */
    private List<Group> byCohort(AnsweredQuiz asked) {
        Course course = asked.course();
        List<UUID> elsewhere = others(asked).stream()
                .flatMap(cohort -> members.of(cohort.id()).await().stream())
                .map(Membership::learner)
                .filter(learner ->
                        !asked.results().containsKey(learner) && !asked.names().containsKey(learner))
                .distinct()
                .toList();
        return List.of(
                new Group("this", asked.texts().say("cohort.item.groups.this"), false, asked.results()),
                new Group(
                        "others",
                        "",
                        false,
                        results.withAnswersTo(asked.quiz(), elsewhere, course.id(), clock.instant())
                                .await()));
    }

    private static ItemPage.Compared compared(Beside one, Texts texts) {
        ItemFairness found = one.found();
        return new ItemPage.Compared(
                one.group().name(),
                one.group().isOfCourse(),
                found.n(),
                found.others(),
                found.compared()
                        .map(MantelHaenszel::focalOdds)
                        .map(odds -> Numbers.plain(odds, texts))
                        .orElse(""),
                found.compared().map(tested -> points(tested, texts)).orElse(""),
                texts.say(verdict(one)),
                one.standsOut());
    }

    private static String points(MantelHaenszel tested, Texts texts) {
        String points = Numbers.decimal(tested.delta(), texts);
        return tested.size().map(size -> points + " (" + size.letter() + ")").orElse(points);
    }

    private static String verdict(Beside one) {
        ItemFairness found = one.found();
        if (found.compared().isEmpty()) {
            return "cohort.item.groups.nothing";
        }
        if (!one.standsOut()) {
            return "cohort.item.groups.alike";
        }
        return found.compared()
                                .map(MantelHaenszel::focalOdds)
                                .map(Estimate::value)
                                .orElseThrow()
                        < 1
                ? "cohort.item.groups.harder"
                : "cohort.item.groups.easier";
    }
}
