package dev.crossroads.quiz.regrade;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.PassMark;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.quiz.answer.Mark;
import dev.crossroads.quiz.answer.Marking;
import dev.crossroads.quiz.answer.Rekeyed;
import dev.crossroads.quiz.answer.Wording;
import dev.crossroads.quiz.regrade.Given.Marked;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Marks answers again as a decision says, by the marking that marked them first. For one thread. */
@Pure
final class Regrading {
    private final Decision decision;
    private final boolean takes;
    private final Courses courses;
    private final Optional<Question> decided;
    private final Map<String, Optional<Question>> concerned = new HashMap<>();

    /**
     * @param takes whether a key that was corrected in the course takes points as well, which none ever does by itself
     */
    Regrading(Decision decision, boolean takes, Courses courses) {
        this.decision = decision;
        this.takes = takes;
        this.courses = courses;
        decided = revision(decision.revision());
    }

    /** The answer as it is marked now; empty where the decision does not concern it, or a later one holds. */
    Optional<Change> of(Given given) {
        boolean isOlder =
                given.regradedAt().filter(at -> !at.isBefore(decision.at())).isEmpty();
        boolean isMeant = decision.scope()
                .attempt()
                .filter(one -> !one.equals(given.attempt()))
                .isEmpty();
        if (!isOlder || !isMeant || decided.isEmpty()) {
            return Optional.empty();
        }
        int counted = given.counted().orElse(decided.get().common().points());
        return after(given, counted)
                .filter(after -> takes
                        || !decision.isOfItself()
                        || after.points() >= given.now().points())
                .map(after -> new Change(
                        given,
                        after,
                        counted,
                        PassMark.share(
                                courses.course(decision.course()).flatMap(course -> course.quiz(given.quiz())),
                                given.plainPassPoints(),
                                given.plainOutOf())));
    }

    private Optional<Marked> after(Given given, int counted) {
        Marked now = given.now();
        if (given.answer().isEmpty()) {
            return switch (decision.rule()) {
                case FULL_MARKS -> Optional.of(new Marked(false, counted, counted));
                case LEFT_OUT -> Optional.of(new Marked(false, 0, 0));
                case POINTS -> Optional.of(new Marked(false, points(counted), counted));
                case NEW_KEY, ACCEPTED_TOO, EDITED ->
                    // An answer that was left out or given away before is open again.
                    given.regradedAt().map(_ -> new Marked(false, 0, counted));
            };
        }
        Given.Answered answer = given.answer().get();
        return concerned(answer.revision()).flatMap(then -> switch (decision.rule()) {
            case FULL_MARKS -> Optional.of(new Marked(now.correct(), counted, counted));
            case LEFT_OUT -> given.isFinished() ? Optional.of(new Marked(now.correct(), 0, 0)) : Optional.empty();
            case POINTS -> Optional.of(new Marked(now.correct(), points(counted), counted));
            case NEW_KEY -> rekeyed(then).flatMap(asked -> mark(asked, answer.json(), counted));
            case ACCEPTED_TOO ->
                rekeyed(then)
                        .flatMap(asked -> mark(asked, answer.json(), counted))
                        .map(also -> also.points() > now.points() || now.outOf() == 0 ? also : now);
            case EDITED -> mark(decided.orElseThrow(), answer.json(), counted);
        });
    }

    private int points(int counted) {
        return Math.clamp(decision.points().orElse(0), 0, counted);
    }

    /** The question that was answered, where it asks the same as the one that was decided on. */
    private Optional<Question> concerned(String revision) {
        return concerned.computeIfAbsent(
                revision,
                _ -> revision(revision)
                        .filter(then -> decided.filter(now -> {
                                    Wording wording = Wording.of(then, now);
                                    return wording.isSame() && wording.hasSameOptions();
                                })
                                .isPresent()));
    }

    private Optional<Question> revision(String revision) {
        return courses.asAnswered(decision.course(), decision.quiz(), decision.question(), revision)
                .filter(then -> then.common().revision().equals(revision));
    }

    private Optional<Question> rekeyed(Question question) {
        try {
            return Optional.of(Rekeyed.of(
                    question, Answers.fromJson(question, decision.key().orElseThrow())));
        } catch (MalformedAnswer otherOptions) {
            return Optional.empty();
        }
    }

    private static Optional<Marked> mark(Question question, JsonNode answer, int counted) {
        try {
            Mark mark = Marking.mark(question, Answers.fromJson(question, answer));
            return Optional.of(new Marked(
                    mark.correct(), Math.round((float) mark.points() * counted / Math.max(1, mark.outOf())), counted));
        } catch (MalformedAnswer otherOptions) {
            return Optional.empty();
        }
    }

    /** The event that says so: the same however often it is asked for. */
    AnswerRegraded event(Change change) {
        Given given = change.given();
        String name = decision.id() + " " + given.attempt() + " " + decision.question();
        return new AnswerRegraded(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                given.learner(),
                decision.at(),
                decision.course(),
                given.quiz(),
                given.attempt(),
                decision.question(),
                decision.id(),
                decision.rule(),
                decision.key(),
                decision.rule() == Rule.EDITED ? Optional.of(decision.revision()) : Optional.empty(),
                change.after().correct(),
                change.after().points(),
                change.after().outOf(),
                change.counted(),
                change.passMark(),
                decision.why(),
                decision.by());
    }
}
