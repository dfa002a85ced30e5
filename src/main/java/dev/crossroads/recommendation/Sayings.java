package dev.crossroads.recommendation;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.recommendation.RecommendationPage.Said;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Verdict;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Map;

/** Puts a verdict into the reader's words. */
final class Sayings {
    private final Questionnaire questionnaire;
    private final Advice advice;
    private final Verdict verdict;
    private final Texts texts;

    Sayings(Questionnaire questionnaire, Advice advice, Verdict verdict, Texts texts) {
        this.questionnaire = questionnaire;
        this.advice = advice;
        this.verdict = verdict;
        this.texts = texts;
    }

    Said said() {
        boolean isSummed = advice.decided() && !verdict.byLimit();
        return new Said(
                accent(), titleKey(), names(), how(), verdict.firm(), isSummed && !verdict.firm(), verdict.complete());
    }

    private String accent() {
        return switch (verdict.kind()) {
            case START, BOTH, STAY -> verdict.order().stream().findFirst().orElse("open");
            case NOTHING, EITHER, TOO_CLOSE, NEITHER -> "open";
        };
    }

    private String titleKey() {
        return switch (verdict.kind()) {
            case NOTHING -> "recommendation.only-shown";
            case START -> "recommendation.start-with";
            case BOTH -> "recommendation.in-order";
            case STAY -> verdict.order().isEmpty() ? "recommendation.stay-with-other" : "recommendation.stay-with";
            case EITHER -> isOfTwo() ? "recommendation.either" : "recommendation.any-of-them";
            case TOO_CLOSE -> verdict.complete() ? "recommendation.too-close" : "recommendation.too-close-yet";
            case NEITHER -> isOfTwo() ? "recommendation.neither" : "recommendation.none-of-them";
        };
    }

    /** Whether the last in order is for what a limit doesn't bind. */
    private boolean isForParts() {
        return advice.isRuledOut(verdict.order().getLast());
    }

    private boolean isOfTwo() {
        return questionnaire.alternatives().size() == 2;
    }

    private String names() {
        List<String> names = verdict.order().stream().map(this::name).toList();
        return switch (verdict.kind()) {
            case BOTH ->
                names.stream()
                        .reduce((before, after) ->
                                texts.say("recommendation.in-order.then", Map.of("before", before, "after", after)))
                        .orElse("");
            case NOTHING, START, STAY, EITHER, TOO_CLOSE, NEITHER -> texts.list(names);
        };
    }

    private String name(String id) {
        return questionnaire.alternatives().stream()
                .filter(alternative -> alternative.id().equals(id))
                .map(Alternative::name)
                .findFirst()
                .orElseThrow();
    }

    private String how() {
        Map<String, Object> figures = Map.of(
                "name", name(advice.leader()),
                "other", name(advice.runnerUp()),
                "margin", advice.margin(),
                "band", advice.band());
        return switch (verdict.kind()) {
            case NOTHING -> texts.say("recommendation.how.only-shown");
            case NEITHER -> texts.say("recommendation.how.neither");
            case EITHER -> texts.say("recommendation.how.either");
            case START ->
                texts.say(verdict.byLimit() ? "recommendation.how.limit" : "recommendation.how.decided", figures);
            case STAY -> texts.say(advice.decided() ? "recommendation.how.has" : "recommendation.how.stay", figures);
            case BOTH ->
                texts.say(
                        isForParts()
                                ? "recommendation.how.part"
                                : advice.decided() ? "recommendation.how.order" : "recommendation.how.order-open",
                        isForParts()
                                ? Map.of(
                                        "name", name(verdict.order().getFirst()),
                                        "other", name(verdict.order().getLast()))
                                : figures);
            case TOO_CLOSE ->
                texts.say(advice.margin() == 0 ? "recommendation.how.level" : "recommendation.how.close", figures);
        };
    }
}
