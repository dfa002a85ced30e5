package dev.crossroads.recommendation;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * Which language to start with, and why: {@code recommendation/recommendation}.
 *
 * @param course its contents page
 * @param action where each question's form is sent, with the fields {@code question}, {@code option} and {@code event}
 * @param result empty until a question is answered
 */
public record RecommendationPage(
        Chrome chrome, Link course, String action, List<Asked> questions, Optional<Result> result) {

    /** How many questions are answered. */
    public long answered() {
        return questions.stream().filter(Asked::answered).count();
    }

    /** How many questions are open. */
    public long unanswered() {
        return questions.size() - answered();
    }

    /** How many there are. */
    public int total() {
        return questions.size();
    }

    /** How many questions are open, in words. */
    public String missing() {
        return unanswered() == 1 ? "1 question is still open" : unanswered() + " questions are still open";
    }

    /**
     * A question about the learner's aims and constraints.
     *
     * @param number from 1
     * @param event the id of the event its form asks to record
     */
    public record Asked(String id, int number, String prompt, String event, List<Choice> options) {
        /** Whether one of the options is chosen. */
        public boolean answered() {
            return options.stream().anyMatch(Choice::chosen);
        }
    }

    /** An answer that may be chosen. */
    public record Choice(String id, String text, boolean chosen) {}

    /**
     * What the answers come to.
     *
     * @param leader the alternative with the most weight, also where it is too close to call
     * @param leaderName its name
     * @param decided whether the margin is outside the band
     * @param margin weight of the leader above the other, at least 0
     * @param band a margin of this size or less is too close to call
     * @param sides every alternative, in the course's order
     * @param starts how to start: with the leader, or where it is too close to call with each
     */
    public record Result(
            String leader,
            String leaderName,
            boolean decided,
            int margin,
            int band,
            List<Side> sides,
            List<Start> starts) {}

    /** How to start with an alternative. */
    public record Start(String id, String name, List<Step> steps) {}

    /** A step to take, with why and where. */
    public record Step(String title, String why, String href) {}

    /**
     * One alternative with what speaks for it.
     *
     * @param id such as {@code rust}, also the accent it is shown in
     * @param share 0 to 100; the shares of all sides sum to 100
     * @param total weight
     * @param leads whether it has the most weight
     */
    public record Side(String id, String name, int share, int total, boolean leads, List<Contribution> contributions) {}

    /**
     * Something that speaks for an alternative.
     *
     * @param weight such as {@code +3}
     * @param stated whether the learner said so, rather than a checkpoint having shown it
     * @param source what the learner answered, or which checkpoints showed it
     * @param lesson the section that explains the reason
     */
    public record Contribution(String weight, String reason, boolean stated, String source, Optional<Link> lesson) {}
}
