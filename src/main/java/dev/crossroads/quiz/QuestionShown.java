package dev.crossroads.quiz;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.SectionRef;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.quiz.answer.Rekeyed;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Optional;

/**
 * A question of an attempt with all that its learner may see of it: what is asked, what they answered, and the key once
 * they have earned it. Pages and the JSON interface are made of this, and can't reach the key in any other way.
 */
@Pure
final class QuestionShown {
    private final Attempt attempt;
    private final Question question;
    private final Optional<Question> now;
    private final Optional<String> opensAfter;

    private QuestionShown(Attempt attempt, Question question, Optional<Question> now, Optional<String> opensAfter) {
        this.attempt = attempt;
        this.question = question;
        this.now = now;
        this.opensAfter = opensAfter;
    }

    /** One that is as the course asks it now. */
    static QuestionShown of(Attempt attempt, Quiz quiz, Question question) {
        return new QuestionShown(attempt, question, Optional.of(question), attempt.opensAfter(quiz, question.id()));
    }

    /**
     * One in the words it was answered in, or of what was left open those it was shown in last, where that is known and
     * once they can't change any more; empty where nobody remembers it.
     */
    static Optional<QuestionShown> of(Attempt attempt, String question, Courses courses) {
        Optional<String> opensAfter = courses.course(attempt.course())
                .flatMap(course -> course.quiz(attempt.quiz()))
                .flatMap(quiz -> attempt.opensAfter(quiz, question));
        Optional<Question> now = courses.asked(attempt.course(), attempt.quiz(), question);
        return asked(attempt, question)
                .filter(_ -> attempt.revealsKeyOf(question))
                .map(revision -> courses.asAnswered(attempt.course(), attempt.quiz(), question, revision))
                .orElseGet(() -> courses.lastAsked(attempt.course(), attempt.quiz(), question))
                .map(shown -> new QuestionShown(attempt, corrected(attempt, shown, courses), now, opensAfter));
    }

    /** The revision that was answered or, where none was, shown last; empty where the log tells neither. */
    private static Optional<String> asked(Attempt attempt, String question) {
        return attempt.response(question)
                .map(Attempt.Response::revision)
                .or(() -> Optional.ofNullable(attempt.shown().get(question)));
    }

    /** With the key by which the answer is marked now. */
    private static Question corrected(Attempt attempt, Question shown, Courses courses) {
        return attempt.correction(shown.id())
                .map(correction -> switch (correction.rule()) {
                    case NEW_KEY -> rekeyed(shown, correction);
                    case EDITED ->
                        correction
                                .revision()
                                .flatMap(revision -> courses.asAnswered(
                                                attempt.course(), attempt.quiz(), shown.id(), revision)
                                        .filter(then -> then.common().revision().equals(revision)))
                                .orElse(shown);
                    case ACCEPTED_TOO, FULL_MARKS, LEFT_OUT, POINTS -> shown;
                })
                .orElse(shown);
    }

    private static Question rekeyed(Question question, Correction correction) {
        try {
            return Rekeyed.of(
                    question, Answers.fromJson(question, correction.key().orElseThrow()));
        } catch (MalformedAnswer unknownRevision) {
            return question;
        }
    }

    /** The revision that was answered; of what was left open, the one that is shown. */
    String revision() {
        return response()
                .map(Attempt.Response::revision)
                .orElse(question.common().revision());
    }

    /** The revision in whose words it is shown. */
    String shownRevision() {
        return question.common().revision();
    }

    /** The correction of the answer, if it was marked again. */
    Optional<Correction> correction() {
        return attempt.correction(question.id());
    }

    Attempt attempt() {
        return attempt;
    }

    String id() {
        return question.id();
    }

    /** The question that has to be answered before this one opens; empty where it is open. */
    Optional<String> opensAfter() {
        return opensAfter;
    }

    /** Whether an answer to it can be given now. */
    boolean takesAnswers() {
        return opensAfter.isEmpty() && !attempt.revealsKeyOf(question.id());
    }

    AskedQuestion asked() {
        return opensAfter
                .map(first -> Asking.closed(question, first))
                .orElseGet(() -> Asking.within(attempt.id(), attempt.releasedHints(question.id()), question));
    }

    Optional<Attempt.Response> response() {
        return attempt.response(question.id());
    }

    Optional<Attempt.Earned> earned() {
        return attempt.earned(question);
    }

    /** The key of what is to be said where the question was changed since it was answered. */
    Optional<String> edited() {
        Optional<String> before = asked(attempt, question.id())
                .filter(_ -> correction().flatMap(Correction::revision).isEmpty())
                .filter(asked -> now.map(same -> same.common().revision())
                        .filter(asked::equals)
                        .isEmpty());
        if (response().isEmpty()) {
            return before.filter(shownRevision()::equals).map(_ -> "quiz.feedback.edited-open");
        }
        return before.map(
                answered -> answered.equals(shownRevision()) ? "quiz.feedback.edited" : "quiz.feedback.edited-unknown");
    }

    /** The recorded answer, where the question can still read it. */
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

    /** The recorded answer in words, its parts on lines of their own; empty where there is none. */
    Optional<String> recordedWords(Texts texts) {
        return response().map(response -> AnswerWords.lines(question, response.answer(), texts));
    }

    /** Its subjects: its concepts, or where it names none the sections that teach it. Each counts it once. */
    List<AttemptSummary.Topic> topics(Course course) {
        List<Concept> concepts = question.common().concepts().stream()
                .flatMap(id -> Optional.ofNullable(course.concepts().get(id)).stream())
                .toList();
        Tally answered = response().map(Attempt.Response::tally).orElse(Tally.OPEN);
        if (!concepts.isEmpty()) {
            return concepts.stream()
                    .map(concept ->
                            new AttemptSummary.Topic(concept.title(), link(course, concept.taughtIn()), answered))
                    .toList();
        }
        return course.quiz(attempt.quiz()).stream()
                .flatMap(quiz -> course.taughtIn(quiz, question).stream())
                .map(section -> new AttemptSummary.Topic(course.title(section), link(course, section), answered))
                .toList();
    }

    private static Link link(Course course, SectionRef section) {
        return new Link(course.title(section), Paths.section(course.id(), section));
    }
}
