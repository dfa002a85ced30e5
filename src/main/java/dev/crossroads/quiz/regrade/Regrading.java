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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Marks answers to a question again as all decisions on it say, by the marking that marked them first. What comes of an
 * answer follows from its first mark and the decisions that concern it, in the order in which they were made: whichever
 * of them reached it first, and however often that was cut short. For one thread.
 */
@Pure
final class Regrading {
    private final List<Decision> decisions;
    private final Predicate<Decision> takes;
    private final BiPredicate<Decision, UUID> concerns;
    private final Courses courses;
    private final Map<UUID, Optional<Question>> decided = new HashMap<>();
    private final Map<UUID, Map<String, Optional<Question>>> concerned = new HashMap<>();

    /** An answer as it is marked once a decision has reached it; counted as {@link Change#counted}. */
    private record Step(Decision decision, Marked mark, int counted) {}

    /**
     * @param decisions on one question, the earliest first
     * @param takes whether a key that was corrected in the course takes points as well, which none ever does by itself
     * @param concerns whether a decision concerns the answers of a learner
     */
    Regrading(
            List<Decision> decisions,
            Predicate<Decision> takes,
            BiPredicate<Decision, UUID> concerns,
            Courses courses) {
        this.decisions = List.copyOf(decisions);
        this.takes = takes;
        this.concerns = concerns;
        this.courses = courses;
    }

    /** What has still to be recorded of an answer, in order: after it, nothing has. */
    List<Change> missing(Given given) {
        List<Step> steps = steps(given);
        List<UUID> ids = steps.stream().map(step -> step.decision().id()).toList();
        List<UUID> reachedBy = given.reachedBy();
        if (steps.isEmpty()) {
            return List.of();
        }
        boolean isInOrder = ids.size() >= reachedBy.size()
                && ids.subList(0, reachedBy.size()).equals(reachedBy);
        if (isInOrder) {
            return steps.subList(reachedBy.size(), steps.size()).stream()
                    .map(step -> change(step, given, name(step.decision(), given)))
                    .toList();
        }
        Step last = steps.getLast();
        if (!new HashSet<>(ids).containsAll(reachedBy)) {
            // What marked it then can't be judged any more: only what was decided since is added.
            int since = ids.indexOf(reachedBy.getLast()) + 1;
            return steps.subList(since, steps.size()).stream()
                    .filter(step -> !reachedBy.contains(step.decision().id()))
                    .map(step -> change(step, given, name(step.decision(), given)))
                    .toList();
        }
        // An earlier decision came to concern it after a later one had marked it: the last one's mark is set right.
        boolean isLast = last.decision().id().equals(reachedBy.getLast());
        if (isLast && last.mark().equals(given.now())) {
            return List.of();
        }
        String name = name(last.decision(), given);
        return List.of(change(
                last,
                given,
                reachedBy.contains(last.decision().id())
                        ? name + " after " + ids.stream().map(UUID::toString).collect(Collectors.joining(" "))
                        : name));
    }

    /** The mark that an answer gets with all decisions, the last of which concerns it; else empty. */
    Optional<Change> last(Given given) {
        List<Step> steps = steps(given);
        return steps.isEmpty() || !steps.getLast().decision().equals(decisions.getLast())
                ? Optional.empty()
                : Optional.of(change(steps.getLast(), given, name(decisions.getLast(), given)));
    }

    private static String name(Decision decision, Given given) {
        return decision.id() + " " + given.attempt() + " " + decision.question();
    }

    private List<Step> steps(Given given) {
        Set<UUID> reachedBy = Set.copyOf(given.reachedBy());
        List<Step> steps = new ArrayList<>();
        Optional<Marked> mark = given.first();
        for (Decision decision : decisions) {
            if (!reachedBy.contains(decision.id()) && !isMeant(decision, given)) {
                continue;
            }
            if (decision.rule() == Rule.LEFT_OUT && !given.isFinished()) {
                // The maximum of an attempt changes once it has ended; what was decided later waits too.
                break;
            }
            Optional<Question> asked = decided(decision);
            if (asked.isEmpty()) {
                continue;
            }
            int counted = given.first()
                    .map(Marked::outOf)
                    .or(() -> steps.stream().findFirst().map(Step::counted))
                    .orElseGet(() -> asked.get().common().points());
            Marked before = mark.orElseGet(() -> new Marked(false, 0, counted));
            Optional<Marked> after = after(decision, given, before, counted, !steps.isEmpty())
                    .filter(then -> !decision.isOfItself() || takes.test(decision) || then.points() >= before.points());
            if (after.isPresent()) {
                steps.add(new Step(decision, after.get(), counted));
                mark = after;
            }
        }
        return steps;
    }

    private boolean isMeant(Decision decision, Given given) {
        return decision.scope()
                        .attempt()
                        .filter(one -> !one.equals(given.attempt()))
                        .isEmpty()
                && concerns.test(decision, given.learner());
    }

    private Optional<Marked> after(Decision decision, Given given, Marked now, int counted, boolean isMarkedAgain) {
        if (given.answer().isEmpty()) {
            return switch (decision.rule()) {
                case FULL_MARKS -> Optional.of(new Marked(false, counted, counted));
                case LEFT_OUT -> Optional.of(new Marked(false, 0, 0));
                case POINTS -> Optional.of(new Marked(false, points(decision, counted), counted));
                case NEW_KEY, ACCEPTED_TOO, EDITED ->
                    // An answer that was left out or given away before is open again.
                    isMarkedAgain ? Optional.of(new Marked(false, 0, counted)) : Optional.empty();
            };
        }
        Given.Answered answer = given.answer().get();
        return concerned(decision, answer.revision()).flatMap(then -> switch (decision.rule()) {
            case FULL_MARKS -> Optional.of(new Marked(now.correct(), counted, counted));
            case LEFT_OUT -> Optional.of(new Marked(now.correct(), 0, 0));
            case POINTS -> Optional.of(new Marked(now.correct(), points(decision, counted), counted));
            case NEW_KEY -> rekeyed(decision, then).flatMap(asked -> mark(asked, answer.json(), counted));
            case ACCEPTED_TOO ->
                rekeyed(decision, then)
                        .flatMap(asked -> mark(asked, answer.json(), counted))
                        .map(also -> also.correct() || also.points() > now.points() || now.outOf() == 0 ? also : now);
            case EDITED -> mark(decided(decision).orElseThrow(), answer.json(), counted);
        });
    }

    private static int points(Decision decision, int counted) {
        return Math.clamp(decision.points().orElse(0), 0, counted);
    }

    private Optional<Question> decided(Decision decision) {
        return decided.computeIfAbsent(decision.id(), _ -> revision(decision, decision.revision()));
    }

    /** The question that was answered, where it asks the same as the one that was decided on. */
    private Optional<Question> concerned(Decision decision, String revision) {
        return concerned
                .computeIfAbsent(decision.id(), _ -> new HashMap<>())
                .computeIfAbsent(
                        revision,
                        _ -> revision(decision, revision)
                                .filter(then -> decided(decision)
                                        .filter(now -> {
                                            Wording wording = Wording.of(then, now);
                                            return wording.isSame() && wording.hasSameOptions();
                                        })
                                        .isPresent()));
    }

    private Optional<Question> revision(Decision decision, String revision) {
        return courses.asAnswered(decision.course(), decision.quiz(), decision.question(), revision)
                .filter(then -> then.common().revision().equals(revision));
    }

    private static Optional<Question> rekeyed(Decision decision, Question question) {
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

    private Change change(Step step, Given given, String name) {
        Decision decision = step.decision();
        return new Change(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                decision,
                given,
                step.mark(),
                step.counted(),
                PassMark.share(
                        courses.course(decision.course()).flatMap(course -> course.quiz(given.quiz())),
                        given.plainPassPoints(),
                        given.plainOutOf()));
    }

    /** The event that says so: the same however often it is asked for. */
    static AnswerRegraded event(Change change) {
        Given given = change.given();
        Decision decision = change.decision();
        return new AnswerRegraded(
                change.event(),
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
