package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.LessonEvent;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.QuestionsShown;
import dev.crossroads.event.LearnerEvent.RecommendationEvent;
import dev.crossroads.event.LearnerEvent.Showing;
import dev.crossroads.event.Renaming;
import dev.crossroads.event.Statement;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The former names of questions without an author's id, and of their options, up to the release that named them without
 * their key ({@link Question.Former}), with what they are called now.
 */
@Pure
final class FormerNames implements Renaming {
    /** A former name, which is of one quiz of one course. */
    private record Named(String course, String quiz, String question) {}

    private final Map<Named, Question> questions = new HashMap<>();

    /** The former names of the questions of these courses. */
    FormerNames(Iterable<Course> courses) {
        for (Course course : courses) {
            for (Quiz quiz : course.allQuizzes().toList()) {
                for (Question question : quiz.questions()) {
                    question.common()
                            .former()
                            .ifPresent(
                                    former -> questions.put(new Named(course.id(), quiz.id(), former.id()), question));
                }
            }
        }
    }

    @Override
    public Optional<Statement> learners() {
        String[] names =
                questions.keySet().stream().map(Named::question).distinct().toArray(String[]::new);
        return names.length == 0
                ? Optional.empty()
                : Optional.of(new Statement(
                        "SELECT DISTINCT learner_id FROM attempt WHERE questions && $1::text[]",
                        List.of((Object) names)));
    }

    @Override
    public LearnerEvent renamed(LearnerEvent event) {
        return switch (event) {
            case AttemptStarted e -> renamed(e);
            case QuestionsShown e -> renamed(e);
            case HintReleased e ->
                now(e.course(), e.quiz(), e.question())
                        .map(question -> new HintReleased(
                                e.id(),
                                e.learner(),
                                e.at(),
                                e.course(),
                                e.quiz(),
                                e.attempt(),
                                question.id(),
                                e.hint()))
                        .orElse(e);
            case QuestionAnswered e ->
                now(e.course(), e.quiz(), e.question())
                        .map(question -> renamed(e, question))
                        .orElse(e);
            case AnswerRegraded e ->
                now(e.course(), e.quiz(), e.question())
                        .map(question -> renamed(e, question))
                        .orElse(e);
            case AttemptFinished _, DeadlineMoved _, LessonEvent _, RecommendationEvent _ -> event;
        };
    }

    private Optional<Question> now(String course, String quiz, String question) {
        return Optional.ofNullable(questions.get(new Named(course, quiz, question)));
    }

    private static AnswerRegraded renamed(AnswerRegraded e, Question question) {
        return new AnswerRegraded(
                e.id(),
                e.learner(),
                e.at(),
                e.course(),
                e.quiz(),
                e.attempt(),
                question.id(),
                e.regrade(),
                e.rule(),
                e.key().map(key -> renamed(key, question)),
                e.revision(),
                e.correct(),
                e.points(),
                e.outOf(),
                e.counted(),
                e.passMark(),
                e.why(),
                e.by());
    }

    private AttemptStarted renamed(AttemptStarted e) {
        return new AttemptStarted(
                e.id(),
                e.learner(),
                e.at(),
                e.course(),
                e.quiz(),
                e.attempt(),
                e.number(),
                e.deferred(),
                e.questions().stream()
                        .map(asked -> now(e.course(), e.quiz(), asked)
                                .map(Question::id)
                                .orElse(asked))
                        .toList(),
                e.outOf(),
                e.passPoints(),
                e.deadline(),
                e.retryOf());
    }

    private QuestionsShown renamed(QuestionsShown e) {
        return new QuestionsShown(
                e.id(),
                e.learner(),
                e.at(),
                e.course(),
                e.quiz(),
                e.attempt(),
                e.shown().stream()
                        .map(one -> now(e.course(), e.quiz(), one.question())
                                .map(question -> new Showing(question.id(), one.revision(), one.at()))
                                .orElse(one))
                        .toList());
    }

    private static QuestionAnswered renamed(QuestionAnswered e, Question question) {
        return new QuestionAnswered(
                e.id(),
                e.learner(),
                e.at(),
                e.course(),
                e.quiz(),
                e.attempt(),
                question.id(),
                e.revision(),
                renamed(e.answer(), question),
                e.confidence(),
                e.explanation(),
                e.correct(),
                e.points(),
                e.outOf(),
                e.replaces(),
                e.shown(),
                e.untimed());
    }

    /** The answer with the options' names of today, in the form in which it would be recorded now. */
    private static JsonNode renamed(JsonNode answer, Question question) {
        Map<String, String> options = question.common().former().orElseThrow().options();
        if (options.isEmpty()) {
            return answer; // what was typed may look like the name of an option
        }
        JsonNode renamed = renamed(answer, options);
        try {
            return Answers.fromJson(question, renamed).toJson();
        } catch (MalformedAnswer unreadable) {
            return renamed;
        }
    }

    private static JsonNode renamed(JsonNode answer, Map<String, String> options) {
        return switch (answer) {
            case TextNode id -> TextNode.valueOf(options.getOrDefault(id.textValue(), id.textValue()));
            case ArrayNode list -> {
                ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
                list.forEach(id -> renamed.add(renamed(id, options)));
                yield renamed;
            }
            case ObjectNode pairs -> {
                ObjectNode renamed = JsonNodeFactory.instance.objectNode();
                pairs.properties()
                        .forEach(pair -> renamed.set(
                                options.getOrDefault(pair.getKey(), pair.getKey()), renamed(pair.getValue(), options)));
                yield renamed;
            }
            default -> answer;
        };
    }
}
