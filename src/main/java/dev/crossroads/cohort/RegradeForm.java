package dev.crossroads.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Question;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.quiz.regrade.Decision;
import dev.crossroads.web.Form;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The form that has answers marked again, read. */
final class RegradeForm {
    /** The reason that learners are told fits on a screen. */
    static final int LONGEST_WHY = 500;

    private RegradeForm() {}

    /**
     * The decision that the form stands for.
     *
     * @param owner of an attempt, by its id
     * @throws Problem 400 where it is none, with what is missing
     */
    static Decision read(
            Form form,
            Cohort cohort,
            String quiz,
            Question question,
            Map<UUID, UUID> owner,
            UUID by,
            UUID id,
            Instant now,
            Texts texts) {
        Rule rule = form.word("rule", Rule.class)
                .orElseThrow(() -> Problem.badRequest(new Message("cohort.regrade.problem.rule")));
        if (cohort.anonymous() && rule == Rule.POINTS) {
            throw Problem.badRequest(new Message("cohort.regrade.problem.rule"));
        }
        String why = form.first("why").map(String::strip).orElse("");
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            throw Problem.badRequest(new Message("cohort.regrade.problem.why", Map.of("most", LONGEST_WHY)));
        }
        Optional<UUID> attempt = rule == Rule.POINTS ? form.uuid("attempt") : Optional.empty();
        if (rule == Rule.POINTS && attempt.filter(owner::containsKey).isEmpty()) {
            throw Problem.badRequest(new Message("cohort.regrade.problem.attempt"));
        }
        return new Decision(
                id,
                attempt.map(one -> Decision.Scope.attempt(cohort.id(), owner.get(one), one))
                        .orElseGet(() -> Decision.Scope.cohort(cohort.id())),
                cohort.course(),
                quiz,
                question.id(),
                question.common().revision(),
                rule,
                rule == Rule.NEW_KEY || rule == Rule.ACCEPTED_TOO
                        ? Optional.of(key(form, question, texts))
                        : Optional.empty(),
                rule == Rule.POINTS ? Optional.of(points(form, question)) : Optional.empty(),
                why,
                Optional.of(by),
                now,
                false,
                Optional.empty());
    }

    /** The decision that marks a cohort's answers by the key that the course has now; why is still to be said. */
    static Decision byAuthorsKey(AnsweredItem asked, Instant now) {
        return new Decision(
                UUID.randomUUID(),
                Decision.Scope.cohort(asked.cohort().id()),
                asked.course().id(),
                asked.quiz().id(),
                asked.question().id(),
                asked.question().common().revision(),
                Rule.EDITED,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                now,
                false,
                Optional.empty());
    }

    private static JsonNode key(Form form, Question question, Texts texts) {
        try {
            Answer key = Answers.fromForm(
                    question, field -> field.equals(Answers.DONT_KNOW) ? List.of() : form.all(field), texts.language());
            return key.toJson();
        } catch (MalformedAnswer incomplete) {
            throw Problem.badRequest(incomplete.in(texts));
        }
    }

    private static int points(Form form, Question question) {
        int most = question.common().points();
        return form.first("points")
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(points -> points <= most)
                .orElseThrow(
                        () -> Problem.badRequest(new Message("cohort.regrade.problem.points", Map.of("most", most))));
    }
}
