package dev.crossroads.quiz.asked;

import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.answer.Arrangement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one way from a question with its key to what is asked of a learner. Pure. */
public final class Asking {
    /** No attempt has this id, so the order outside of attempts says nothing about the order within one. */
    private static final UUID NO_ATTEMPT = new UUID(0, 0);

    private Asking() {}

    /** A question as everybody sees it, outside of any attempt. */
    public static AskedQuestion outside(Question question) {
        return within(NO_ATTEMPT, 0, question);
    }

    /** The questions of a quiz as everybody sees them, outside of any attempt. */
    public static List<AskedQuestion> outside(Quiz quiz) {
        List<String> all = quiz.questions().stream().map(Question::id).toList();
        return quiz.questions().stream()
                .map(question -> quiz.opensAfter(question.id(), all)
                        .map(first -> closed(question, first))
                        .orElseGet(() -> outside(question)))
                .toList();
    }

    /**
     * A part that is not open yet.
     *
     * @param opensAfter the question that has to be answered first
     */
    public static AskedQuestion closed(Question question, String opensAfter) {
        Question.Common common = question.common();
        return new AskedQuestion.Closed(
                new AskedQuestion.Common(
                        common.id(),
                        common.type(),
                        common.points(),
                        common.partialCredit(),
                        Optional.empty(),
                        Optional.empty(),
                        common.language(),
                        common.asksConfidence(),
                        common.asksExplanation(),
                        List.of(),
                        common.hints().size()),
                opensAfter);
    }

    /**
     * A question as an attempt asks it.
     *
     * @param releasedHints how many of its hints the attempt has released
     */
    public static AskedQuestion within(UUID attempt, int releasedHints, Question question) {
        AskedQuestion.Common common = common(question, releasedHints);
        List<AskedQuestion.Option> shown = shown(Arrangement.options(attempt, question));
        return switch (question) {
            case Question.MultipleChoice q -> new AskedQuestion.MultipleChoice(common, q.several(), shown);
            case Question.ShortAnswer q -> new AskedQuestion.ShortAnswer(common, q.format());
            case Question.Tracing q -> new AskedQuestion.Tracing(common, q.program(), q.programLanguage());
            case Question.Numeric q -> new AskedQuestion.Numeric(common, q.unit());
            case Question.Ordering _ -> new AskedQuestion.Ordering(common, shown);
            case Question.Matching q -> new AskedQuestion.Matching(common, shown(q.left()), shown);
            case Question.Line q -> new AskedQuestion.Line(common, q.program(), q.programLanguage());
        };
    }

    private static AskedQuestion.Common common(Question question, int releasedHints) {
        Question.Common common = question.common();
        List<String> hints = common.hints();
        return new AskedQuestion.Common(
                common.id(),
                common.type(),
                common.points(),
                common.partialCredit(),
                common.context(),
                question.asks(),
                common.language(),
                common.asksConfidence(),
                common.asksExplanation(),
                hints.subList(0, Math.min(hints.size(), releasedHints)),
                hints.size());
    }

    private static List<AskedQuestion.Option> shown(List<Question.Option> options) {
        return options.stream()
                .map(option -> new AskedQuestion.Option(option.id(), option.html()))
                .toList();
    }
}
