package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.QuestionPage.Step;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished attempt at a glance: what went well, what to read again, and how well its learner judged themselves.
 *
 * @param strip every question, leading to its feedback below
 * @param again topics with a wrong or missing answer, the weakest first
 * @param known topics whose questions were all answered right, in the order they were asked
 * @param sureButWrong questions that were not answered right, or in part alone, though the learner was sure
 * @param certainty how often being sure went with being right; empty where nobody said how sure they were
 */
@Pure
public record AttemptSummary(
        List<Step> strip, List<Topic> again, List<Topic> known, List<Step> sureButWrong, Optional<Message> certainty) {

    /**
     * A concept that questions tested, or where they name none the section that teaches them.
     *
     * @param answered how its questions were answered, at least 1
     */
    public record Topic(String title, Link taughtIn, Tally answered) {}

    /** The words on questions that were not answered right though the learner was sure. */
    public Message sureButWrongSaid() {
        return new Message(
                sureButWrong.stream().allMatch(step -> step.state() == Step.State.INCORRECT)
                        ? "quiz.results.sure-but-wrong"
                        : "quiz.results.sure-but-not-right",
                Map.of("count", sureButWrong.size()));
    }

    /**
     * The summary of an attempt that has ended.
     *
     * @param asked its questions, as far as anybody remembers them
     */
    static AttemptSummary of(Course course, List<QuestionShown> asked) {
        List<Step> strip = asked.stream()
                .map(shown -> new Step(number(shown), "#question-" + number(shown), false, state(shown)))
                .toList();
        List<QuestionShown> counted = asked.stream()
                .filter(shown -> !shown.attempt().leavesOut(shown.id()))
                .toList();
        Collection<Topic> topics = topics(course, counted);
        return new AttemptSummary(
                strip,
                topics.stream()
                        .filter(topic -> !topic.answered().isAllRight())
                        .sorted(Comparator.comparingDouble(
                                topic -> topic.answered().share()))
                        .toList(),
                topics.stream().filter(topic -> topic.answered().isAllRight()).toList(),
                strip.stream()
                        .filter(step -> isSureButWrong(asked.get(strip.indexOf(step))))
                        .toList(),
                certainty(counted.stream()
                        .flatMap(shown -> shown.response().stream())
                        .filter(response -> response.confidence().isPresent())
                        .toList()));
    }

    private static int number(QuestionShown shown) {
        return shown.attempt().questions().indexOf(shown.id()) + 1;
    }

    private static Step.State state(QuestionShown shown) {
        return shown.response().map(Step.State::of).orElse(Step.State.UNANSWERED);
    }

    private static boolean isSure(Attempt.Response response) {
        return response.confidence().filter(Confidence.SURE::equals).isPresent();
    }

    private static boolean isSureButWrong(QuestionShown shown) {
        return shown.response()
                .filter(_ -> !shown.attempt().leavesOut(shown.id()))
                .filter(response -> isSure(response) && !response.correct())
                .isPresent();
    }

    private static Collection<Topic> topics(Course course, List<QuestionShown> asked) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        asked.stream()
                .flatMap(shown -> shown.topics(course).stream())
                .forEach(topic -> topics.merge(topic.title(), topic, AttemptSummary::together));
        return topics.values();
    }

    private static Topic together(Topic one, Topic other) {
        return new Topic(one.title(), one.taughtIn(), one.answered().and(other.answered()));
    }

    /** Calibration in one sentence; who was never sure is told how often they were right all the same. */
    private static Optional<Message> certainty(List<Attempt.Response> told) {
        List<Attempt.Response> sure = new ArrayList<>(told);
        sure.removeIf(response -> !isSure(response));
        List<Attempt.Response> judged = sure.isEmpty() ? told : sure;
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(certainty(Tally.sum(judged.stream().map(Attempt.Response::tally)), sure.isEmpty()));
    }

    private static Message certainty(Tally tally, boolean isOfNone) {
        if (!isOfNone && tally.isAllRight()) {
            return new Message("quiz.results.sure-all-right", Map.of("count", tally.asked()));
        }
        if (tally.partly() == 0) {
            return new Message(
                    isOfNone ? "quiz.results.sure-of-none" : "quiz.results.sure-some-wrong",
                    Map.of("count", tally.asked(), "right", tally.right()));
        }
        return new Message(
                isOfNone ? "quiz.results.sure-of-none-partly" : "quiz.results.sure-some-partly",
                Map.of("count", tally.asked(), "right", tally.right(), "partly", tally.partly()));
    }
}
