package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.SectionRef;
import dev.crossroads.recommendation.KeptRecommendationTable.Listed;
import dev.crossroads.recommendation.RecommendationPage.Asked;
import dev.crossroads.recommendation.RecommendationPage.Change;
import dev.crossroads.recommendation.RecommendationPage.Choice;
import dev.crossroads.recommendation.RecommendationPage.Lead;
import dev.crossroads.recommendation.RecommendationPage.Result;
import dev.crossroads.recommendation.RecommendationPage.Side;
import dev.crossroads.recommendation.RecommendationPage.Start;
import dev.crossroads.recommendation.RecommendationPage.Step;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Contribution.Source;
import dev.crossroads.recommendation.advisor.Flip;
import dev.crossroads.recommendation.advisor.Reach.Range;
import dev.crossroads.recommendation.advisor.Variations;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.TimeOrderedIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes the page of a recommendation from what is advised. */
final class RecommendationPages {
    /** More ways to turn it than these would be a list to scroll, not a sentence to think about. */
    private static final int FLIPS_SHOWN = 5;

    private RecommendationPages() {}

    /**
     * The page.
     *
     * @param kept those that the learner keeps, the newest first
     * @param followUp what became of it so far
     * @param isInstructor whether the reader may see what came of everybody's
     * @param wanted the question to show where only one is shown; else the first that is open, else the first
     */
    static RecommendationPage page(
            Chrome chrome,
            Given given,
            List<Listed> kept,
            FollowUp followUp,
            boolean isInstructor,
            Optional<String> wanted) {
        Course course = given.course();
        return new RecommendationPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                Paths.recommendation(course.id()),
                asked(given, wanted),
                given.isFounded() ? Optional.of(result(given, course::title)) : Optional.empty(),
                Paths.keptRecommendations(course.id()),
                TimeOrderedIds.next().toString(),
                kept.stream()
                        .map(one -> new Link(
                                chrome.texts().dateAndTime(one.at()), Paths.keptRecommendation(course.id(), one.id())))
                        .toList(),
                isStartAsked(given, kept, followUp)
                        ? Optional.of(FollowUpPages.start(course, given.questionnaire(), followUp, chrome.texts()))
                        : Optional.empty(),
                isInstructor ? Optional.of(Paths.recommendation(course.id()) + "/report") : Optional.empty());
    }

    /** Who is still answering has not started yet; who has an answer, or all there is to have, may have. */
    private static boolean isStartAsked(Given given, List<Listed> kept, FollowUp followUp) {
        return given.isFounded()
                && (given.advice().decided()
                        || given.chosen().size()
                                == given.questionnaire().questions().size()
                        || !kept.isEmpty()
                        || followUp.start().isPresent());
    }

    /** Where a question is shown: at its place on the page, and by itself where only one is shown. */
    static String question(Course course, String id) {
        String encoded = Paths.encoded(id);
        return Paths.recommendation(course.id()) + "?question=" + encoded + "#question-" + encoded;
    }

    private static List<Asked> asked(Given given, Optional<String> wanted) {
        List<AdvisoryQuestion> questions = given.questionnaire().questions();
        String current = wanted.filter(id -> given.questionnaire().question(id).isPresent())
                .or(() -> questions.stream()
                        .map(AdvisoryQuestion::id)
                        .filter(id -> !given.chosen().containsKey(id))
                        .findFirst())
                .orElseGet(() -> questions.getFirst().id());
        return IntStream.range(0, questions.size())
                .mapToObj(i -> asked(given, i, current))
                .toList();
    }

    private static Asked asked(Given given, int at, String current) {
        List<AdvisoryQuestion> questions = given.questionnaire().questions();
        AdvisoryQuestion question = questions.get(at);
        String chosen = given.chosen().getOrDefault(question.id(), "");
        return new Asked(
                question.id(),
                at + 1,
                question.prompt(),
                TimeOrderedIds.next().toString(),
                question.options().stream()
                        .map(option -> new Choice(
                                option.id(), option.text(), option.id().equals(chosen)))
                        .toList(),
                question.id().equals(current),
                neighbour(given, at - 1),
                neighbour(given, at + 1));
    }

    private static Optional<String> neighbour(Given given, int at) {
        List<AdvisoryQuestion> questions = given.questionnaire().questions();
        return at < 0 || at >= questions.size()
                ? Optional.empty()
                : Optional.of(question(given.course(), questions.get(at).id()));
    }

    /**
     * What the answers come to.
     *
     * @param title what a section is called
     */
    static Result result(Given given, Function<SectionRef, String> title) {
        Advice advice = given.advice();
        Questionnaire questionnaire = given.questionnaire();
        return new Result(
                advice.leader(),
                name(questionnaire, advice.leader()),
                advice.decided(),
                advice.decidedEarly(),
                advice.margin(),
                advice.band(),
                advice.confidencePercent(),
                Variations.COUNT,
                picture(questionnaire, advice),
                leads(given),
                questionnaire.alternatives().stream()
                        .map(alternative -> side(given, title, alternative))
                        .toList(),
                advice.flips().stream()
                        .limit(FLIPS_SHOWN)
                        .map(flip -> flip(given, flip))
                        .toList(),
                questionnaire.alternatives().stream()
                        .filter(alternative ->
                                !advice.decided() || alternative.id().equals(advice.leader()))
                        .filter(alternative -> !alternative.steps().isEmpty()
                                || alternative.others().isPresent())
                        .map(RecommendationPages::start)
                        .toList());
    }

    private static String name(Questionnaire questionnaire, String id) {
        return questionnaire.alternatives().stream()
                .filter(alternative -> alternative.id().equals(id))
                .map(Alternative::name)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<BalancePicture> picture(Questionnaire questionnaire, Advice advice) {
        if (questionnaire.alternatives().size() != 2) {
            return Optional.empty();
        }
        Alternative first = questionnaire.alternatives().get(0);
        Alternative second = questionnaire.alternatives().get(1);
        boolean leads = advice.leader().equals(first.id());
        Range lead = advice.reach().leads().get(leads ? second.id() : first.id());
        return Optional.of(BalancePicture.of(
                first.id(),
                second.id(),
                first.name(),
                second.name(),
                leads ? advice.margin() : -advice.margin(),
                advice.band(),
                leads ? lead : new Range(-lead.highest(), -lead.lowest())));
    }

    private static List<Lead> leads(Given given) {
        if (given.chosen().size() == given.questionnaire().questions().size()) {
            return List.of();
        }
        Map<String, Range> leads = given.advice().reach().leads();
        return given.questionnaire().alternatives().stream()
                .filter(alternative -> leads.containsKey(alternative.id()))
                .map(alternative -> new Lead(
                        alternative.name(),
                        leads.get(alternative.id()).lowest(),
                        leads.get(alternative.id()).highest()))
                .toList();
    }

    private static RecommendationPage.Flip flip(Given given, Flip flip) {
        return new RecommendationPage.Flip(
                flip.changes().stream().map(change -> change(given, change)).toList(),
                name(given.questionnaire(), flip.leader()),
                flip.decided());
    }

    private static Change change(Given given, Flip.Change change) {
        AdvisoryQuestion question =
                given.questionnaire().question(change.question()).orElseThrow();
        return new Change(
                question.prompt(),
                question.option(change.option()).map(AdvisoryOption::text).orElseThrow(),
                question(given.course(), question.id()));
    }

    private static Start start(Alternative alternative) {
        return new Start(
                alternative.id(),
                alternative.name(),
                alternative.steps().stream()
                        .map(step -> new Step(step.title(), step.why(), step.href()))
                        .toList(),
                alternative.others());
    }

    private static Side side(Given given, Function<SectionRef, String> title, Alternative alternative) {
        Advice advice = given.advice();
        return new Side(
                alternative.id(),
                alternative.name(),
                advice.sharesPercent().get(alternative.id()),
                advice.totals().get(alternative.id()),
                advice.statedTotals().get(alternative.id()),
                advice.shownTotals().get(alternative.id()),
                alternative.id().equals(advice.leader()),
                contributions(given, title, alternative, Source.STATED),
                contributions(given, title, alternative, Source.SHOWN));
    }

    /** What speaks for an alternative; on that side its weight counts for, never against. */
    private static List<RecommendationPage.Contribution> contributions(
            Given given, Function<SectionRef, String> title, Alternative alternative, Source source) {
        Advice advice = given.advice();
        int most = advice.contributions().stream()
                .mapToInt(contribution -> Math.abs(contribution.weight()))
                .max()
                .orElse(1);
        return advice.contributions().stream()
                .filter(contribution -> contribution.source() == source)
                .filter(contribution -> contribution.towards().equals(alternative.id()))
                .map(contribution -> new RecommendationPage.Contribution(
                        Math.abs(contribution.weight()),
                        most,
                        contribution.reason(),
                        contribution.text(),
                        contribution.decisive(),
                        contribution
                                .lesson()
                                .map(section -> new Link(
                                        title.apply(section),
                                        Paths.section(given.course().id(), section)))))
                .toList();
    }
}
