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
 * @param sureButWrong questions that were answered wrong though the learner was sure
 * @param certainty how often being sure went with being right; empty where nobody said how sure they were
 */
@Pure
public record AttemptSummary(
        List<Step> strip, List<Topic> again, List<Topic> known, List<Step> sureButWrong, Optional<Message> certainty) {

    /**
     * A concept that questions tested, or where they name none the section that teaches them.
     *
     * @param right how many of its questions were answered right
     * @param asked how many there were, at least 1
     */
    public record Topic(String title, Link taughtIn, int right, int asked) {}

    /** The number answered wrong though the learner was sure. */
    public int sureButWrongCount() {
        return sureButWrong.size();
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
                        .filter(topic -> topic.right() < topic.asked())
                        .sorted(Comparator.comparingDouble(topic -> (double) topic.right() / topic.asked()))
                        .toList(),
                topics.stream().filter(topic -> topic.right() == topic.asked()).toList(),
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
        return new Topic(one.title(), one.taughtIn(), one.right() + other.right(), one.asked() + other.asked());
    }

    /** Calibration in one sentence; who was never sure is told how often they were right all the same. */
    private static Optional<Message> certainty(List<Attempt.Response> told) {
        List<Attempt.Response> sure = new ArrayList<>(told);
        sure.removeIf(response -> !isSure(response));
        List<Attempt.Response> judged = sure.isEmpty() ? told : sure;
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        int right = (int) judged.stream().filter(Attempt.Response::correct).count();
        String key = sure.isEmpty()
                ? "quiz.results.sure-of-none"
                : right == judged.size() ? "quiz.results.sure-all-right" : "quiz.results.sure-some-wrong";
        return Optional.of(new Message(
                key,
                key.equals("quiz.results.sure-all-right")
                        ? Map.of("count", judged.size())
                        : Map.of("count", judged.size(), "right", right)));
    }
}
