package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.SectionRef;
import dev.crossroads.recommendation.RecommendationPage.Because;
import dev.crossroads.recommendation.RecommendationPage.Change;
import dev.crossroads.recommendation.RecommendationPage.Excluded;
import dev.crossroads.recommendation.RecommendationPage.Lead;
import dev.crossroads.recommendation.RecommendationPage.Result;
import dev.crossroads.recommendation.RecommendationPage.Side;
import dev.crossroads.recommendation.RecommendationPage.Start;
import dev.crossroads.recommendation.RecommendationPage.Step;
import dev.crossroads.recommendation.RecommendationPage.Strong;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Advisor;
import dev.crossroads.recommendation.advisor.Contribution;
import dev.crossroads.recommendation.advisor.Contribution.Source;
import dev.crossroads.recommendation.advisor.Flip;
import dev.crossroads.recommendation.advisor.Flip.By;
import dev.crossroads.recommendation.advisor.Reach.Range;
import dev.crossroads.recommendation.advisor.RuledOut;
import dev.crossroads.recommendation.advisor.Verdict;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes what is shown of an advice, now or as it was saved. */
final class ResultPages {
    /** More ways to turn it than these would be a list to scroll, not a sentence to think about. */
    private static final int FLIPS_SHOWN = 5;

    private static final int FACTS_SHOWN = 4;

    /** The number that fits beside the result without hiding it. */
    private static final int STRONGEST = 4;

    private final Given given;
    private final Advice advice;
    private final Questionnaire questionnaire;
    private final Function<SectionRef, String> title;
    private final Texts texts;

    private ResultPages(Given given, Function<SectionRef, String> title, Texts texts) {
        this.given = given;
        this.advice = given.advice();
        this.questionnaire = given.questionnaire();
        this.title = title;
        this.texts = texts;
    }

    /**
     * The result of the answers.
     *
     * @param title what a section is called
     */
    static Result result(Given given, Function<SectionRef, String> title, Texts texts) {
        return new ResultPages(given, title, texts).result();
    }

    private Result result() {
        return new Result(
                advice.leader(),
                name(advice.leader()),
                advice.decided(),
                advice.decidedEarly(),
                advice.margin(),
                advice.band(),
                advice.confidencePercent(),
                Advisor.CASES,
                advice.verdict().map(verdict -> new Sayings(questionnaire, advice, verdict, texts).said()),
                advice.ruledOut().stream().map(this::excluded).toList(),
                picture(),
                leads(),
                strongest(),
                questionnaire.alternatives().stream().map(this::side).toList(),
                flips(advice.verdict().isEmpty() ? flip -> true : flip -> flip.by() != By.FACT, FLIPS_SHOWN),
                flips(flip -> flip.by() == By.FACT, FACTS_SHOWN),
                TornadoBar.of(questionnaire, advice, this::place),
                starts());
    }

    private String name(String id) {
        return questionnaire.alternatives().stream()
                .filter(alternative -> alternative.id().equals(id))
                .map(Alternative::name)
                .findFirst()
                .orElseThrow();
    }

    private String place(String question) {
        return RecommendationPages.question(given.course(), question);
    }

    private Excluded excluded(RuledOut out) {
        return new Excluded(
                name(out.alternative()),
                out.because().stream()
                        .map(because -> new Because(
                                because.text(),
                                because.why(),
                                advice.verdict()
                                                .filter(verdict -> verdict.kind() == Verdict.Kind.NEITHER)
                                                .isPresent()
                                        ? because.instead()
                                        : Optional.empty(),
                                because.lesson().map(this::link)))
                        .toList(),
                out.ahead());
    }

    private Link link(SectionRef section) {
        return new Link(title.apply(section), Paths.section(given.course().id(), section));
    }

    /** None where a limit decides: then the sum is not what it is about. */
    private Optional<BalancePicture> picture() {
        Range lead = advice.reach().leads().values().stream()
                .findFirst()
                .orElse(new Range(advice.margin(), advice.margin()));
        if (questionnaire.alternatives().size() != 2 || !advice.ruledOut().isEmpty()) {
            return Optional.empty();
        }
        Alternative first = questionnaire.alternatives().get(0);
        Alternative second = questionnaire.alternatives().get(1);
        boolean leads = advice.leader().equals(first.id());
        return Optional.of(BalancePicture.of(
                first.id(),
                second.id(),
                first.name(),
                second.name(),
                leads ? advice.margin() : -advice.margin(),
                advice.band(),
                leads ? lead : new Range(-lead.highest(), -lead.lowest()),
                advice.verdict().isPresent() ? Advisor.span(questionnaire) : 0));
    }

    private List<Lead> leads() {
        if (given.isComplete() || !advice.ruledOut().isEmpty()) {
            return List.of();
        }
        Map<String, Range> leads = advice.reach().leads();
        return questionnaire.alternatives().stream()
                .filter(alternative -> leads.containsKey(alternative.id()))
                .map(alternative -> new Lead(
                        alternative.name(),
                        leads.get(alternative.id()).lowest(),
                        leads.get(alternative.id()).highest()))
                .toList();
    }

    private List<Strong> strongest() {
        return advice.contributions().stream()
                .filter(contribution -> contribution.source() != Source.TOGETHER)
                .filter(contribution -> !contribution.reason().isEmpty())
                .limit(STRONGEST)
                .map(contribution -> new Strong(
                        contribution.towards(),
                        name(contribution.towards()),
                        Math.abs(contribution.weight()),
                        contribution.reason()))
                .toList();
    }

    private List<RecommendationPage.Flip> flips(Function<Flip, Boolean> which, int most) {
        return advice.flips().stream()
                .filter(which::apply)
                .limit(most)
                .map(this::flip)
                .toList();
    }

    private RecommendationPage.Flip flip(Flip flip) {
        boolean isAnother = !flip.leader().equals(advice.leader());
        String key = flip.decided()
                ? isAnother ? "recommendation.flips.then" : "recommendation.flips.then-decided"
                : isAnother ? "recommendation.flips.then-close" : "recommendation.flips.then-open";
        return new RecommendationPage.Flip(
                flip.changes().stream().map(this::change).toList(), name(flip.leader()), flip.decided(), key);
    }

    private Change change(Flip.Change change) {
        AdvisoryQuestion question = questionnaire.question(change.question()).orElseThrow();
        return new Change(
                question.prompt(),
                question.option(change.option()).map(AdvisoryOption::text).orElseThrow(),
                place(question.id()));
    }

    /** With what is named in order, or where nothing is, with each that could be. */
    private List<Start> starts() {
        List<String> named = advice.verdict()
                .map(Verdict::order)
                .filter(order -> !order.isEmpty())
                .orElseGet(() ->
                        Stream.of(advice.leader()).filter(_ -> advice.decided()).toList());
        boolean hasNoneOfThem = advice.verdict()
                .filter(verdict -> verdict.kind() == Verdict.Kind.NEITHER
                        || verdict.kind() == Verdict.Kind.STAY
                                && verdict.order().isEmpty())
                .isPresent();
        List<Alternative> shown = hasNoneOfThem
                ? List.of()
                : named.isEmpty()
                        ? questionnaire.alternatives()
                        : named.stream()
                                .flatMap(id -> questionnaire.alternatives().stream()
                                        .filter(alternative -> alternative.id().equals(id)))
                                .toList();
        return shown.stream()
                .filter(alternative ->
                        !alternative.steps().isEmpty() || alternative.others().isPresent())
                .map(this::start)
                .toList();
    }

    private Start start(Alternative alternative) {
        return new Start(
                alternative.id(),
                alternative.name(),
                alternative.stepsFor(given.chosen()).stream()
                        .map(step -> new Step(step.title(), step.why(), step.href(), step.done()))
                        .toList(),
                alternative.others());
    }

    private Side side(Alternative alternative) {
        return new Side(
                alternative.id(),
                alternative.name(),
                advice.sharesPercent().get(alternative.id()),
                advice.totals().get(alternative.id()),
                advice.statedTotals().get(alternative.id()),
                advice.shownTotals().get(alternative.id()),
                alternative.id().equals(advice.leader()),
                advice.isRuledOut(alternative.id()),
                contributions(alternative, Source.STATED),
                contributions(alternative, Source.SHOWN),
                contributions(alternative, Source.TOGETHER));
    }

    /** The reasons for an alternative; answers that count together are listed with the one they take weight from. */
    private List<RecommendationPage.Contribution> contributions(Alternative alternative, Source source) {
        int most = advice.contributions().stream()
                .mapToInt(contribution -> Math.abs(contribution.weight()))
                .max()
                .orElse(1);
        Course course = given.course();
        return advice.contributions().stream()
                .filter(contribution -> contribution.source() == source)
                .filter(contribution -> isListedWith(contribution, alternative.id()))
                .map(contribution -> new RecommendationPage.Contribution(
                        (source == Source.TOGETHER ? -1 : 1) * Math.abs(contribution.weight()),
                        most,
                        contribution.reason(),
                        contribution.text(),
                        contribution.decisive(),
                        contribution
                                .lesson()
                                .map(section -> new Link(title.apply(section), Paths.section(course.id(), section)))))
                .toList();
    }

    private boolean isListedWith(Contribution contribution, String alternative) {
        if (contribution.source() != Source.TOGETHER) {
            return contribution.towards().equals(alternative);
        }
        String takenFrom = contribution.weight() > 0 ? advice.runnerUp() : advice.leader();
        return takenFrom.equals(alternative);
    }
}
