package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.ShortAnswer.Format;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.answer.Arrangement;
import dev.crossroads.quiz.answer.Key;
import dev.crossroads.quiz.answer.Whys;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Quizzes and attempts as the JSON interface shows them, member by member. Here, and in {@link Feedbacks}, is decided
 * what a learner may see: a key, a rationale or a hint goes in only where the attempt says that it is earned.
 */
final class QuizViews {
    private QuizViews() {}

    record Reference(String href) {}

    record QuizView(
            String id,
            String title,
            String mode,
            Optional<Long> timeLimitSeconds,
            Optional<Integer> attemptsAllowed,
            double passMark,
            List<QuestionView> questions,
            Reference attempts,
            String page) {}

    /**
     * A question without its key; which members it has depends on its type. The last five are there where it is asked
     * in an attempt.
     */
    record QuestionView(
            String id,
            String type,
            int points,
            Optional<String> context,
            Optional<String> prompt,
            Optional<Boolean> several,
            Optional<List<OptionView>> options,
            Optional<List<OptionView>> left,
            Optional<List<OptionView>> right,
            Optional<String> program,
            Optional<String> language,
            Optional<String> unit,
            Optional<Format> format,
            boolean confidence,
            boolean explanation,
            int hintsAvailable,
            Optional<Reference> answer,
            Optional<Reference> hints,
            Optional<List<String>> released,
            Optional<Given> given,
            Optional<FeedbackView> feedback) {}

    record OptionView(String id, String text) {}

    /** What belongs to one attempt at a question. */
    record InAttempt(
            Reference answer,
            Reference hints,
            List<String> released,
            Optional<Given> given,
            Optional<FeedbackView> feedback) {}

    record Given(JsonNode answer, Optional<Confidence> confidence, Optional<String> explanation, int version) {}

    record FeedbackView(
            boolean correct, int points, int outOf, JsonNode key, Optional<String> explanation, List<Why> options) {}

    record Why(String id, String why) {}

    record AttemptView(
            UUID id,
            String href,
            String course,
            String quiz,
            int number,
            String mode,
            String state,
            Instant startedAt,
            Optional<Instant> deadline,
            Optional<Instant> finishedAt,
            Optional<Integer> points,
            int outOf,
            int passPoints,
            Optional<Boolean> passed,
            Optional<Boolean> expired,
            List<QuestionView> questions,
            Reference submission) {}

    static QuizView quiz(Course course, Quiz quiz) {
        String page = Paths.quiz(course.id(), quiz.id());
        return new QuizView(
                quiz.id(),
                quiz.title(),
                word(quiz.mode()),
                quiz.timeLimit().map(limit -> limit.toSeconds()),
                quiz.attempts().isPresent() ? Optional.of(quiz.attempts().getAsInt()) : Optional.empty(),
                quiz.passMark(),
                quiz.questions().stream()
                        .map(question -> question(question, presented(question), Optional.empty()))
                        .toList(),
                new Reference(Paths.API + page + "/attempts"),
                page);
    }

    static AttemptView attempt(Attempt attempt, Quiz quiz) {
        String href = Paths.API + Paths.attempt(attempt.id());
        Optional<Attempt.Ending> ending = attempt.ending();
        return new AttemptView(
                attempt.id(),
                href,
                attempt.course(),
                attempt.quiz(),
                attempt.number(),
                attempt.deferred() ? "deferred" : "immediate",
                ending.isPresent() ? "finished" : "in-progress",
                attempt.startedAt(),
                attempt.deadline(),
                ending.map(Attempt.Ending::at),
                ending.map(Attempt.Ending::points),
                attempt.outOf(),
                attempt.passPoints(),
                ending.map(_ -> attempt.isPassed()),
                ending.map(Attempt.Ending::expired),
                attempt.questions().stream()
                        .flatMap(id -> quiz.question(id).stream())
                        .map(question -> question(
                                question,
                                Arrangement.options(attempt.id(), question),
                                Optional.of(inAttempt(attempt, question, href))))
                        .toList(),
                new Reference(href + "/submission"));
    }

    /** What an attempt reveals about a question, if it is earned. */
    static Optional<FeedbackView> feedback(Attempt attempt, Question question) {
        if (!attempt.revealsKeyOf(question.id())) {
            return Optional.empty();
        }
        Optional<Attempt.Response> response = attempt.response(question.id());
        return Optional.of(new FeedbackView(
                response.filter(Attempt.Response::correct).isPresent(),
                response.map(Attempt.Response::points).orElse(0),
                response.map(Attempt.Response::outOf).orElse(question.common().points()),
                Key.of(question),
                question.common().explanation(),
                Whys.of(question).entrySet().stream()
                        .map(why -> new Why(why.getKey(), why.getValue()))
                        .toList()));
    }

    /** The hints of a question that an attempt has released. */
    static List<String> releasedHints(Attempt attempt, Question question) {
        List<String> hints = question.common().hints();
        return hints.subList(0, Math.min(hints.size(), attempt.releasedHints(question.id())));
    }

    private static InAttempt inAttempt(Attempt attempt, Question question, String href) {
        String id = Paths.encoded(question.id());
        return new InAttempt(
                new Reference(href + "/answers/" + id),
                new Reference(href + "/hints/" + id),
                releasedHints(attempt, question),
                attempt.response(question.id())
                        .map(given ->
                                new Given(given.answer(), given.confidence(), given.explanation(), given.version())),
                feedback(attempt, question));
    }

    private static QuestionView question(
            Question question, List<Question.Option> options, Optional<InAttempt> attempt) {
        Shape shape = Shape.of(question, options);
        Question.Common common = question.common();
        return new QuestionView(
                question.id(),
                common.type(),
                common.points(),
                common.context(),
                question.asks(),
                shape.several(),
                shape.listed(),
                shape.matched().map(Shape.Matched::left),
                shape.matched().map(Shape.Matched::right),
                shape.program().map(Shape.ProgramShown::text),
                shape.program().map(Shape.ProgramShown::language).or(common::language),
                shape.unit(),
                shape.format(),
                common.asksConfidence(),
                common.asksExplanation(),
                common.hints().size(),
                attempt.map(InAttempt::answer),
                attempt.map(InAttempt::hints),
                attempt.map(InAttempt::released),
                attempt.flatMap(InAttempt::given),
                attempt.flatMap(InAttempt::feedback));
    }

    /**
     * The members that depend on a question's type.
     *
     * @param listed the options as they are shown
     */
    private record Shape(
            Optional<Boolean> several,
            Optional<List<OptionView>> listed,
            Optional<Matched> matched,
            Optional<ProgramShown> program,
            Optional<String> unit,
            Optional<Format> format) {
        private record Matched(List<OptionView> left, List<OptionView> right) {}

        private record ProgramShown(String text, String language) {}

        static Shape of(Question question, List<Question.Option> presented) {
            return switch (question) {
                case Question.MultipleChoice q ->
                    new Shape(
                            Optional.of(q.several()),
                            Optional.of(views(presented)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
                case Question.Ordering _ ->
                    new Shape(
                            Optional.empty(),
                            Optional.of(views(presented)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
                case Question.Matching q ->
                    new Shape(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new Matched(views(q.left()), views(presented))),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
                case Question.Tracing q -> ofProgram(q.program(), q.programLanguage());
                case Question.Line q -> ofProgram(q.program(), q.programLanguage());
                case Question.Numeric q ->
                    new Shape(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            q.unit(),
                            Optional.empty());
                case Question.ShortAnswer q ->
                    new Shape(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(q.format()));
            };
        }

        private static Shape ofProgram(String text, String language) {
            return new Shape(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new ProgramShown(text, language)),
                    Optional.empty(),
                    Optional.empty());
        }

        private static List<OptionView> views(List<Question.Option> options) {
            return options.stream()
                    .map(option -> new OptionView(option.id(), option.html()))
                    .toList();
        }
    }

    /**
     * The options of a question outside of any attempt, in an order that says nothing: the same for everyone, as if of
     * one attempt that nobody has.
     */
    private static List<Question.Option> presented(Question question) {
        return Arrangement.options(new UUID(0, 0), question);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
