package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Feedback.MarkedOption;
import dev.crossroads.quiz.Feedback.MarkedRow;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.Arrangement;
import dev.crossroads.quiz.answer.PlainText;
import dev.crossroads.quiz.answer.Program;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns a marked response into what a learner is told about it. */
@Pure
final class Feedbacks {
    private Feedbacks() {}

    /** The feedback on a question. */
    static Feedback of(Texts texts, Course course, QuestionShown shown, Attempt.Earned earned) {
        Attempt attempt = shown.attempt();
        Question question = earned.question();
        Optional<Attempt.Response> response = attempt.response(question.id());
        Optional<Answer> given = response.flatMap(recorded -> QuestionShown.given(question, recorded));
        Typed typed = typed(texts, question, given);
        return new Feedback(
                response.filter(Attempt.Response::correct).isPresent(),
                points(response, shown.correction()),
                outOf(question, response, shown.correction()),
                response.flatMap(Attempt.Response::confidence).map(Feedbacks::words),
                options(attempt, question, given),
                rows(question, given),
                program(question, given),
                typed.yours(),
                typed.key(),
                response.flatMap(Attempt.Response::explanation),
                question.common().explanation(),
                taughtIn(course, attempt, question),
                shown.edited(),
                shown.correction().map(correction -> corrected(texts, correction)));
    }

    /** Of a question that was left open, too. */
    static int points(Optional<Attempt.Response> response, Optional<Correction> correction) {
        return correction
                .map(Correction::points)
                .orElseGet(() -> response.map(Attempt.Response::points).orElse(0));
    }

    static int outOf(Question question, Optional<Attempt.Response> response, Optional<Correction> correction) {
        return correction
                .map(Correction::outOf)
                .orElseGet(() -> response.map(Attempt.Response::outOf)
                        .orElse(question.common().points()));
    }

    private static Feedback.Corrected corrected(Texts texts, Correction correction) {
        return new Feedback.Corrected(
                texts.date(correction.at()),
                Correction.said(correction.rule()),
                correction.why(),
                correction.firstPoints(),
                correction.firstOutOf());
    }

    /** As the form that asked says it: the key of it. */
    private static String words(Confidence confidence) {
        return switch (confidence) {
            case SURE -> "quiz.feedback.sure";
            case UNSURE -> "quiz.feedback.unsure";
            case GUESS -> "quiz.feedback.guess";
        };
    }

    private static List<MarkedOption> options(Attempt attempt, Question question, Optional<Answer> given) {
        return switch (question) {
            case Question.MultipleChoice choice -> options(attempt, choice, given);
            case Question.ShortAnswer _,
                    Question.Tracing _,
                    Question.Numeric _,
                    Question.Ordering _,
                    Question.Matching _,
                    Question.Line _ -> List.of();
        };
    }

    private static List<MarkedOption> options(
            Attempt attempt, Question.MultipleChoice question, Optional<Answer> given) {
        Set<String> picked = given.map(
                        answer -> answer.as(Answer.Choice.class, question).options())
                .orElse(Set.of());
        return Arrangement.options(attempt.id(), question).stream()
                .map(option -> new MarkedOption(
                        option.html(),
                        picked.contains(option.id()),
                        question.correct().contains(option.id()),
                        option.why()))
                .toList();
    }

    private static List<MarkedRow> rows(Question question, Optional<Answer> given) {
        return switch (question) {
            case Question.Ordering q -> orderRows(q, given);
            case Question.Matching q -> matchRows(q, given);
            case Question.MultipleChoice _,
                    Question.ShortAnswer _,
                    Question.Tracing _,
                    Question.Numeric _,
                    Question.Line _ -> List.of();
        };
    }

    private static List<MarkedRow> orderRows(Question.Ordering question, Optional<Answer> given) {
        List<String> order = given.map(
                        answer -> answer.as(Answer.Order.class, question).options())
                .orElse(List.of());
        return IntStream.range(0, question.order().size())
                .mapToObj(place -> {
                    Option option = question.order().get(place);
                    int yours = order.indexOf(option.id());
                    return new MarkedRow(
                            option.html(),
                            yours < 0 ? Optional.empty() : Optional.of(String.valueOf(yours + 1)),
                            String.valueOf(place + 1),
                            yours == place,
                            option.why());
                })
                .toList();
    }

    private static List<MarkedRow> matchRows(Question.Matching question, Optional<Answer> given) {
        Map<String, String> pairs = given.map(
                        answer -> answer.as(Answer.Match.class, question).pairs())
                .orElse(Map.of());
        return question.left().stream()
                .map(left -> {
                    String key = question.key().get(left.id());
                    Optional<String> yours = Optional.ofNullable(pairs.get(left.id()));
                    return new MarkedRow(
                            left.html(),
                            yours.map(id -> right(question, id)),
                            right(question, key),
                            yours.filter(key::equals).isPresent(),
                            left.why());
                })
                .toList();
    }

    private static String right(Question.Matching question, String id) {
        return question.right().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .map(option -> PlainText.of(option.html()))
                .orElse(id);
    }

    private static Optional<Program> program(Question question, Optional<Answer> given) {
        return switch (question) {
            case Question.Line q -> Optional.of(Program.of(q.programLanguage(), q.program(), lines(given), q.lines()));
            case Question.Tracing q ->
                Optional.of(Program.of(q.programLanguage(), q.program(), lines(given), lineOf(q)));
            case Question.MultipleChoice _,
                    Question.ShortAnswer _,
                    Question.Numeric _,
                    Question.Ordering _,
                    Question.Matching _ -> Optional.empty();
        };
    }

    /** The lines of a program an answer points at. */
    private static Set<Integer> lines(Optional<Answer> given) {
        return given.map(answer -> switch (answer) {
                    case Answer.LineNumber(int line) -> Set.of(line);
                    case Answer.Trace trace ->
                        trace.line().isPresent() ? Set.of(trace.line().getAsInt()) : Set.<Integer>of();
                    case Answer.Choice _,
                            Answer.Text _,
                            Answer.Number _,
                            Answer.Order _,
                            Answer.Match _,
                            Answer.DontKnow _ -> Set.<Integer>of();
                })
                .orElse(Set.of());
    }

    private static Set<Integer> lineOf(Question.Tracing question) {
        OptionalInt line = question.line();
        return line.isPresent() ? Set.of(line.getAsInt()) : Set.of();
    }

    /** The typed answer and its key, as plain text. */
    private record Typed(Optional<String> yours, Optional<String> key) {
        static final Typed NOTHING = new Typed(Optional.empty(), Optional.empty());
    }

    private static Typed typed(Texts texts, Question question, Optional<Answer> given) {
        return switch (question) {
            case Question.ShortAnswer q ->
                new Typed(given.map(answer -> answer.as(Answer.Text.class, q).text()), Optional.of(q.answer()));
            case Question.Numeric q ->
                new Typed(
                        given.map(answer -> inUnit(
                                texts, q, answer.as(Answer.Number.class, q).value())),
                        Optional.of(inUnit(texts, q, q.value().stripTrailingZeros())));
            case Question.Tracing q ->
                new Typed(
                        given.map(answer -> inWords(texts, answer.as(Answer.Trace.class, q))),
                        Optional.of(inWords(texts, new Answer.Trace(q.compiles(), q.stdout(), q.line()))));
            case Question.MultipleChoice _, Question.Ordering _, Question.Matching _, Question.Line _ -> Typed.NOTHING;
        };
    }

    private static String inUnit(Texts texts, Question.Numeric question, BigDecimal number) {
        String exact = texts.exact(number);
        return question.unit().map(unit -> exact + " " + unit).orElse(exact);
    }

    private static String inWords(Texts texts, Answer.Trace trace) {
        if (trace.compiles()) {
            return trace.stdout().isBlank()
                    ? texts.say("quiz.trace.nothing")
                    : texts.say("quiz.trace.prints") + "\n" + trace.stdout().stripTrailing();
        }
        return trace.line().isPresent()
                ? texts.say("quiz.trace.line", Map.of("line", trace.line().getAsInt()))
                : texts.say("quiz.trace.refused");
    }

    private static List<Link> taughtIn(Course course, Attempt attempt, Question question) {
        return course.quiz(attempt.quiz()).stream()
                .flatMap(quiz -> course.taughtIn(quiz, question).stream())
                .map(section -> new Link(course.title(section), Paths.section(course.id(), section)))
                .toList();
    }
}
