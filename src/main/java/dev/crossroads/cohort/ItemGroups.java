package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Series;
import dev.crossroads.recommendation.LearnerFacts;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.MantelHaenszel;
import dev.crossroads.web.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of an item's page that compares groups: members by a fact that they stated for their recommendation, or the
 * cohort with its instructor's others on the same course. Methods wait for the database: call them from virtual
 * threads.
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

    /** A group with the results of its members. */
    private record Group(String name, boolean isOfCourse, Map<UUID, CourseResults> of) {}

    /**
     * The part; empty where there is nothing to group by, where answers are anonymous, and for the only question of its
     * quiz, as there is no rest to match people by.
     *
     * @param by which comparison was asked for; that by what somebody knows already, where none or an unknown one was
     */
    Optional<ItemPage.Fairness> part(AnsweredItem asked, Optional<String> by) {
        List<AdvisoryQuestion> questions = LearnerFacts.questions(asked.course());
        List<Cohort> others = others(asked);
        if (asked.cohort().anonymous()
                || asked.quiz().questions().size() < 2
                || questions.isEmpty() && others.isEmpty()) {
            return Optional.empty();
        }
        Optional<AdvisoryQuestion> wanted = by.flatMap(name -> questions.stream()
                .filter(question -> name.equals(FACT + question.id()))
                .findFirst());
        boolean isByCohort = !others.isEmpty()
                && (questions.isEmpty() || by.filter(COHORTS::equals).isPresent());
        Optional<AdvisoryQuestion> question = isByCohort
                ? Optional.empty()
                : wanted.or(() -> questions.stream().findFirst());
        List<Beside> all = question.map(fact -> beside(asked, byFact(asked, fact)))
                .orElseGet(() -> beside(asked, byCohort(asked, others)).subList(0, 1));
        int looked = (int)
                all.stream().filter(one -> one.found().compared().isPresent()).count();
        return Optional.of(new ItemPage.Fairness(
                Cohorts.path(asked.cohort().id()) + "/item#groups",
                asked.quiz().id(),
                choices(asked.texts(), questions, question, !others.isEmpty()),
                MantelHaenszel.LEAST_OF_EACH,
                all.stream()
                        .filter(one -> one.found().hasEnough())
                        .map(one -> compared(one, looked, asked.texts()))
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

    private static List<ItemPage.Grouping> choices(
            Texts texts, List<AdvisoryQuestion> questions, Optional<AdvisoryQuestion> chosen, boolean hasOthers) {
        Stream<ItemPage.Grouping> byFact = questions.stream()
                .map(question -> new ItemPage.Grouping(
                        FACT + question.id(),
                        question.prompt(),
                        true,
                        chosen.filter(question::equals).isPresent()));
        Stream<ItemPage.Grouping> byCohort = hasOthers
                ? Stream.of(new ItemPage.Grouping(
                        COHORTS, texts.say("cohort.item.groups.cohorts"), false, chosen.isEmpty()))
                : Stream.empty();
        return Stream.concat(byFact, byCohort).toList();
    }

    private List<Cohort> others(AnsweredItem asked) {
        return cohorts.taughtBy(asked.visitor()).stream()
                .filter(cohort -> cohort.course().equals(asked.course().id()))
                .filter(cohort -> !cohort.anonymous()
                        && !cohort.id().equals(asked.cohort().id()))
                .toList();
    }

    private List<Group> byFact(AnsweredItem asked, AdvisoryQuestion question) {
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
            groups.add(new Group(option.text(), true, of));
        }
        return groups;
    }

    /** This cohort, and everybody who is in another one and not in this. */
    private List<Group> byCohort(AnsweredItem asked, Collection<Cohort> others) {
        Course course = asked.course();
        List<UUID> elsewhere = others.stream()
                .flatMap(cohort -> members.of(cohort.id()).await().stream())
                .map(Membership::learner)
                .filter(learner ->
                        !asked.results().containsKey(learner) && !asked.names().containsKey(learner))
                .distinct()
                .toList();
        return List.of(
                new Group(asked.texts().say("cohort.item.groups.this"), false, asked.results()),
                new Group(
                        "",
                        false,
                        results.withAnswers(elsewhere, course.id(), clock.instant())
                                .await()));
    }

    /** A group beside the others of its comparison. */
    private record Beside(Group group, ItemFairness found) {}

    private List<Beside> beside(AnsweredItem asked, List<Group> groups) {
        Series series = cohorts.series(asked.cohort());
        List<ItemFairness> found = ItemFairness.of(
                groups.stream()
                        .map(group -> QuizMarks.of(series, asked.quiz(), group.of(), QuizMarks.Basis.FIRST, false))
                        .toList(),
                asked.quiz().questions().indexOf(asked.question()));
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new Beside(groups.get(i), found.get(i)))
                .toList();
    }

    private static ItemPage.Compared compared(Beside one, int looked, Texts texts) {
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
                texts.say(verdict(found, looked)),
                found.standsOut(looked));
    }

    private static String points(MantelHaenszel tested, Texts texts) {
        String points = Numbers.decimal(tested.delta(), texts);
        return tested.size()
                .map(size -> points + " "
                        + switch (size) {
                            case NEGLIGIBLE -> "(A)";
                            case MODERATE -> "(B)";
                            case LARGE -> "(C)";
                        })
                .orElse(points);
    }

    private static String verdict(ItemFairness found, int looked) {
        if (found.compared().isEmpty()) {
            return "cohort.item.groups.nothing";
        }
        if (!found.standsOut(looked)) {
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
