package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Optional;

/**
 * A question of an attempt with all that its learner may see of it: what is asked, what they answered, and the key once
 * they have earned it. Pages and the JSON interface are made of this, and can't reach the key in any other way.
 */
final class QuestionShown {
    private final Attempt attempt;
    private final Question question;

    private QuestionShown(Attempt attempt, Question question) {
        this.attempt = attempt;
        this.question = question;
    }

    static QuestionShown of(Attempt attempt, Question question) {
        return new QuestionShown(attempt, question);
    }

    /** Those of an attempt that its quiz still has, in the attempt's order. */
    static List<QuestionShown> all(Attempt attempt, Quiz quiz) {
        return attempt.questions().stream()
                .flatMap(id -> quiz.question(id).stream())
                .map(question -> of(attempt, question))
                .toList();
    }

    Attempt attempt() {
        return attempt;
    }

    String id() {
        return question.id();
    }

    AskedQuestion asked() {
        return Asking.within(attempt.id(), attempt.releasedHints(question.id()), question);
    }

    Optional<Attempt.Response> response() {
        return attempt.response(question.id());
    }

    Optional<Attempt.Earned> earned() {
        return attempt.earned(question);
    }

    /** What was answered, where it is of a form that the question still has. */
    Optional<Answer> given() {
        return response().flatMap(response -> given(question, response));
    }

    static Optional<Answer> given(Question question, Attempt.Response response) {
        try {
            return Optional.of(Answers.fromJson(question, response.answer()));
        } catch (MalformedAnswer changedSince) {
            return Optional.empty();
        }
    }

    /** What is recorded as the answer, in words; empty where nothing is. */
    Optional<String> recordedWords(Texts texts) {
        return response().map(response -> AnswerWords.of(question, response.answer(), texts));
    }
}
