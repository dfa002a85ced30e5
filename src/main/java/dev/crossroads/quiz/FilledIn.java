package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.AnswerChecks;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.typed.Spelling;
import dev.crossroads.web.Form;
import dev.crossroads.web.Language;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contents of a question's form as it was sent, by any of its buttons. */
@Pure
sealed interface FilledIn {

    /** Nothing: who goes on then has not answered. */
    record Nothing(MalformedAnswer why) implements FilledIn {}

    /** Something that is no answer yet. */
    record Incomplete(MalformedAnswer why) implements FilledIn {}

    /**
     * An answer.
     *
     * @param words why, in the learner's own words
     * @param replaces the version of the answer that the page showed, 0 for none; empty where the page did not say
     */
    record Complete(Answer answer, Optional<Confidence> confidence, Optional<String> words, Optional<Integer> replaces)
            implements FilledIn {

        /** Whether it says what is recorded already, letter for letter: who spells it anew means it so. */
        boolean isRecorded(Attempt attempt, Question question) {
            return attempt.response(question.id())
                    .filter(response -> isOf(question, response))
                    .isPresent();
        }

        private boolean isOf(Question question, Attempt.Response response) {
            try {
                return Answers.fromJson(question, response.answer()).equals(answer)
                        && confidence.equals(response.confidence())
                        && words.equals(response.explanation());
            } catch (MalformedAnswer edited) {
                return false;
            }
        }
    }

    /** Fields that say something of the form, or how sure somebody is of what is not there yet. */
    Set<String> ABOUT_THE_FORM =
            Set.of("event", "replaces", "shown", "question", "to", "without", "visitor", "resumed", "confidence");

    /** Reads the fields of a question's form, on a page in a language. */
    static FilledIn of(Question question, Form form, Language language) {
        Optional<Confidence> confidence = form.word("confidence", Confidence.class);
        Optional<Integer> replaces = replaces(form);
        try {
            Optional<String> words = form.first("explanation")
                    .filter(text -> !Spelling.isEmpty(text))
                    .map(AnswerChecks::explanation);
            Answer answer = Answers.fromForm(question, form::all, language);
            // Nobody is sure, or unsure, of not knowing.
            return new Complete(answer, confidence.filter(_ -> !(answer instanceof Answer.DontKnow)), words, replaces);
        } catch (MalformedAnswer malformed) {
            return values(form).isEmpty() ? new Nothing(malformed) : new Incomplete(malformed);
        }
    }

    /** The version of the answer that the page with the form showed, 0 for none; empty where it did not say. */
    static Optional<Integer> replaces(Form form) {
        return form.first("replaces").map(FilledIn::version);
    }

    /** The contents of a form as text, for answers that could not be recorded; typed text stays as it was typed. */
    static String words(Question question, Form form, Texts texts) {
        return of(question, form, texts.language()) instanceof Complete complete && isPicked(complete.answer())
                ? Stream.concat(
                                Stream.of(AnswerWords.lines(
                                        question, complete.answer().toJson(), texts)),
                                complete.words().stream())
                        .collect(Collectors.joining("\n"))
                : String.join("\n", parts(question, form));
    }

    /** What is filled in of an answer that is not complete: an order and a matching name their parts by ids. */
    private static List<String> parts(Question question, Form form) {
        return switch (question) {
            case Question.Ordering ordering ->
                parts(form, "order.", (id, place) -> AnswerWords.step(ordering, id, place));
            case Question.Matching matching ->
                parts(form, "match.", (left, right) -> AnswerWords.pair(matching, left, right));
            case Question.MultipleChoice _,
                    Question.ShortAnswer _,
                    Question.Tracing _,
                    Question.Numeric _,
                    Question.Line _ -> values(form);
        };
    }

    private static List<String> parts(Form form, String prefix, BinaryOperator<String> words) {
        return form.fields().entrySet().stream()
                .filter(field -> !ABOUT_THE_FORM.contains(field.getKey()))
                .flatMap(field -> field.getValue().stream()
                        .filter(value -> !Spelling.isEmpty(value))
                        .map(value -> field.getKey().startsWith(prefix)
                                ? words.apply(field.getKey().substring(prefix.length()), value)
                                : value))
                .toList();
    }

    private static boolean isPicked(Answer answer) {
        return switch (answer) {
            case Answer.Choice _, Answer.Order _, Answer.Match _, Answer.DontKnow _ -> true;
            case Answer.Text _, Answer.Number _, Answer.Trace _, Answer.LineNumber _ -> false;
        };
    }

    private static List<String> values(Form form) {
        return form.fields().entrySet().stream()
                .filter(field -> !ABOUT_THE_FORM.contains(field.getKey()))
                .flatMap(field -> field.getValue().stream())
                .filter(value -> !Spelling.isEmpty(value))
                .toList();
    }

    private static int version(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("The form's field 'replaces' must be the version of an answer.");
        }
    }
}
