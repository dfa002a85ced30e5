package dev.crossroads.recommendation;

import dev.crossroads.recommendation.advisor.Contribution;
import dev.crossroads.recommendation.advisor.Flip;
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
 * @param keeping where the form that keeps it is sent, with the field {@code event}
 * @param keepingEvent the id of the event that form asks to record
 * @param kept those that the learner keeps, the newest first
 * @param start asks which language the learner started with, once there is something to start with
 * @param report what came of everybody's, where the reader may see it
 */
public record RecommendationPage(
        Chrome chrome,
        Link course,
        String action,
        List<Asked> questions,
        Optional<Result> result,
        String keeping,
        String keepingEvent,
        List<Link> kept,
        Optional<StartForm> start,
        Optional<String> report) {

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

    /**
     * A question about the learner's aims and constraints.
     *
     * @param number from 1
     * @param event the id of the event its form asks to record
     * @param current whether it is the one that is shown where only one is
     * @param before address of the question before it
     * @param after address of the question after it
     */
    public record Asked(
            String id,
            int number,
            String prompt,
            String event,
            List<Choice> options,
            boolean current,
            Optional<String> before,
            Optional<String> after) {
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
     * @param early whether no answer to an open question can change that any more
     * @param margin weight of the leader above the next, at least 0
     * @param band a margin of this size or less is too close to call
     * @param confidence how many of a hundred nearby variations keep the leader; empty before the first answer
     * @param variations how many of them were tried
     * @param picture the balance, where it is between two
     * @param leads how far the leader can still be ahead of or behind each other alternative; empty where no question
     *     is open
     * @param sides every alternative, in the course's order
     * @param flips the smallest sets of other answers that turn it
     * @param starts how to start: with the leader, or where it is too close to call with each
     */
    public record Result(
            String leader,
            String leaderName,
            boolean decided,
            boolean early,
            int margin,
            int band,
            Optional<Integer> confidence,
            int variations,
            Optional<BalancePicture> picture,
            List<Lead> leads,
            List<Side> sides,
            List<Flip> flips,
            List<Start> starts) {

        /** Whether the confidence is high enough to be called firm: nine in ten. */
        public boolean firm() {
            return confidence.filter(percent -> percent >= 90).isPresent();
        }

        /** How many answers have to be given differently, at least 1; 0 where none can turn it. */
        public int flipSize() {
            return flips.isEmpty() ? 0 : flips.getFirst().changes().size();
        }
    }

    /**
     * What answers to open questions can make of the lead over one alternative.
     *
     * @param name of the other alternative
     * @param lowest below 0 where the other can get ahead
     */
    public record Lead(String name, int lowest, int highest) {
        /** Whether the other alternative can get ahead. */
        public boolean canTurn() {
            return lowest < 0;
        }

        /** How far the other can get ahead, at least 0. */
        public int behind() {
            return Math.max(0, -lowest);
        }
    }

    /** Answers given differently, and who leads then. */
    public record Flip(List<Change> changes, String leaderName, boolean decided) {}

    /** One answer given differently, with the address of its question. */
    public record Change(String prompt, String option, String href) {}

    /**
     * How to start with an alternative.
     *
     * @param others when to learn another one too
     */
    public record Start(String id, String name, List<Step> steps, Optional<String> others) {}

    /** A step to take, with why and where. */
    public record Step(String title, String why, String href) {}

    /**
     * One alternative with what speaks for it.
     *
     * @param id such as {@code rust}, also the accent it is shown in
     * @param share 0 to 100; the shares of all sides sum to 100
     * @param total weight: the sum of the next two
     * @param statedTotal weight of what the learner said
     * @param shownTotal weight of what checkpoints showed
     * @param leads whether it has the most weight
     * @param stated what the learner said that speaks for it
     * @param shown what checkpoints showed that speaks for it
     */
    public record Side(
            String id,
            String name,
            int share,
            int total,
            int statedTotal,
            int shownTotal,
            boolean leads,
            List<Contribution> stated,
            List<Contribution> shown) {

        /**
         * Weight of what the learner said that is not listed, as it doesn't change the lead: answers that fit others as
         * well, and any that speak for what is neither first nor second. At least 0.
         */
        public int alike() {
            return statedTotal - stated.stream().mapToInt(Contribution::weight).sum();
        }

        /**
         * Weight of what checkpoints showed that is not as listed here: weak results take weight away from one
         * alternative and are listed with another, which they speak for. 0 or below.
         */
        public int elsewhere() {
            return Math.min(
                    0,
                    shownTotal - shown.stream().mapToInt(Contribution::weight).sum());
        }

        /** Whether its total is explained, though nothing may be listed. */
        public boolean isCounted() {
            return alike() != 0 || elsewhere() != 0;
        }

        /** Whether anything speaks for it. */
        public boolean hasContributions() {
            return !stated.isEmpty() || !shown.isEmpty();
        }
    }

    /**
     * Something that speaks for an alternative.
     *
     * @param weight at least 1
     * @param most the largest weight on the page, for the length of its bar
     * @param source what the learner answered, or which checkpoints showed it
     * @param decisive why it may decide alone; empty where it may not
     * @param lesson the section that explains the reason
     */
    public record Contribution(
            int weight, int most, String reason, String source, Optional<String> decisive, Optional<Link> lesson) {}
}
