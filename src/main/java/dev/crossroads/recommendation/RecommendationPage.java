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
 * @param saved those that the learner keeps, the newest first
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
        List<Link> saved,
        Optional<StartForm> start,
        Optional<String> report) {

    /** The number of answered questions. */
    public long answered() {
        return questions.stream().filter(Asked::answered).count();
    }

    /** The number of open questions. */
    public long unanswered() {
        return questions.size() - answered();
    }

    /** The number of questions. */
    public int total() {
        return questions.size();
    }

    /**
     * A question about the learner's aims and constraints.
     *
     * @param number from 1
     * @param event the id of the event its form asks to record
     * @param current whether it is the one that is shown where only one is
     * @param missed whether its form was sent without an answer
     * @param again whether it was answered once and asks something else by now
     * @param matters how much it matters to the learner, and the form that says so
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
            boolean missed,
            boolean again,
            Matters matters,
            Optional<String> before,
            Optional<String> after) {
        /** Whether one of the options is chosen. */
        public boolean answered() {
            return options.stream().anyMatch(Choice::chosen);
        }
    }

    /**
     * The importance of a question to the learner.
     *
     * @param action where its form is sent, with the fields {@code question}, {@code matters} and {@code event}
     * @param event the id of the event its form asks to record
     * @param key of the text that says how much it does
     * @param own whether the learner said so, and not the author alone
     * @param choices what can be said, with the keys of their texts
     */
    public record Matters(String action, String event, String key, boolean own, List<KeyedChoice> choices) {}

    /** A choice of how much a question matters, with the key of its text. */
    public record KeyedChoice(String value, String key, boolean chosen) {}

    /** An answer that may be chosen. */
    public record Choice(String id, String text, boolean chosen) {}

    /**
     * The result of the answers.
     *
     * @param leader the alternative with the most weight, also where it is too close to call
     * @param leaderName its name
     * @param decided whether it can be named
     * @param early whether no answer to an open question can change that any more
     * @param margin weight of the leader above the next
     * @param band a margin of this size or less is too close to call
     * @param confidence the share of cases nearby that keep the leader, in per cent; empty where there is none to tell
     * @param variations how many of them were tried
     * @param said what is said in the end; empty for what was saved before there were verdicts
     * @param ruledOut what limits rule out
     * @param picture the balance, where it is between two
     * @param leads how far the leader can still be ahead of or behind each other alternative; empty where no question
     *     is open
     * @param strongest the reasons that move it most, for where there is room for few
     * @param sides every alternative, in the course's order
     * @param flips what would change it, by the learner's own choice
     * @param facts what would follow if a fact were another
     * @param tornado how far each question moves it
     * @param starts how to start: with what is named, or with each
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
            Optional<Said> said,
            List<Excluded> ruledOut,
            Optional<BalancePicture> picture,
            List<Lead> leads,
            List<Strong> strongest,
            List<Side> sides,
            List<Flip> flips,
            List<Flip> facts,
            List<TornadoBar> tornado,
            List<Start> starts) {

        /** Whether the confidence is high enough to be called firm: nine in ten. */
        public boolean firm() {
            return confidence.filter(percent -> percent >= 90).isPresent();
        }

        /** The number of answers that have to change, at least 1; 0 where none can turn it. */
        public int flipSize() {
            return flips.isEmpty() ? 0 : flips.getFirst().changes().size();
        }
    }

    /**
     * The verdict.
     *
     * @param accent the alternative in whose colour it is shown; {@code open} where it is none's
     * @param titleKey key of the text that says it, with the place {@code names}
     * @param names of the alternatives it is said of, in order, in words
     * @param how how close it is, in words
     * @param firm whether it is decided by the sum and nine of ten cases nearby agree
     * @param shaky whether it is decided by the sum and not firm
     * @param complete whether every question is answered
     */
    public record Said(
            String accent, String titleKey, String names, String how, boolean firm, boolean shaky, boolean complete) {}

    /**
     * An alternative that a limit rules out.
     *
     * @param name of the alternative
     * @param because the answers that do, and why
     * @param ahead what it would lead by without any limit; 0 or below where it would not
     */
    public record Excluded(String name, List<Because> because, int ahead) {
        /** Whether it would lead without the limit. */
        public boolean wouldLead() {
            return ahead > 0;
        }
    }

    /**
     * A limit.
     *
     * @param answer what was answered
     * @param why why it rules that out
     * @param instead what could be looked at where nothing is left
     */
    public record Because(String answer, String why, Optional<String> instead, Optional<Link> lesson) {}

    /**
     * A reason in one line.
     *
     * @param id of the alternative it speaks for
     */
    public record Strong(String id, String name, int weight, String reason) {}

    /**
     * The range of the lead over one alternative, given the open questions.
     *
     * @param name of the other alternative
     * @param lowest below 0 where the other can get ahead
     */
    public record Lead(String name, int lowest, int highest) {
        /** Whether the other alternative can get ahead. */
        public boolean canTurn() {
            return lowest < 0;
        }

        /** The farthest the other can get ahead, at least 0. */
        public int behind() {
            return Math.max(0, -lowest);
        }
    }

    /**
     * Answers given differently, and what it comes to then.
     *
     * @param thenKey key of the text that says what it comes to, with the place {@code name}
     */
    public record Flip(List<Change> changes, String leaderName, boolean decided, String thenKey) {}

    /** One answer given differently, with the address of its question. */
    public record Change(String prompt, String option, String href) {}

    /**
     * First steps with an alternative.
     *
     * @param others when to learn another one too
     */
    public record Start(String id, String name, List<Step> steps, Optional<String> others) {}

    /**
     * A step to take, with why and where.
     *
     * @param done what to have done at its end
     */
    public record Step(String title, String why, String href, Optional<String> done) {}

    /**
     * One alternative with what speaks for it.
     *
     * @param id such as {@code rust}, also the accent it is shown in
     * @param share 0 to 100; the shares of all sides sum to 100
     * @param total weight: the sum of the next two
     * @param statedTotal weight of what the learner said
     * @param shownTotal weight of what checkpoints showed
     * @param leads whether it has the most weight
     * @param ruledOut whether a limit rules it out
     * @param stated what the learner said that speaks for it
     * @param shown what checkpoints showed that speaks for it
     * @param together what is taken off, as several answers say one thing
     */
    public record Side(
            String id,
            String name,
            int share,
            int total,
            int statedTotal,
            int shownTotal,
            boolean leads,
            boolean ruledOut,
            List<Contribution> stated,
            List<Contribution> shown,
            List<Contribution> together) {

        /**
         * Weight of what the learner said that is not listed, as it doesn't change the lead: answers that fit others as
         * well, and any that speak for what is neither first nor second. Below 0 where as much is taken off on another
         * side too.
         */
        public int alike() {
            return statedTotal - weight(stated) - weight(together);
        }

        /** The same where it adds something, with its sign. */
        public String alikeSigned() {
            return alike() > 0 ? "+" + alike() : "" + alike();
        }

        /**
         * Weight of what checkpoints showed that is not as listed here: weak results take weight away from one
         * alternative and are listed with another, which they speak for. 0 or below.
         */
        public int elsewhere() {
            return Math.min(0, shownTotal - weight(shown));
        }

        private static int weight(List<Contribution> listed) {
            return listed.stream().mapToInt(Contribution::weight).sum();
        }

        /** Whether its total is explained, though nothing may be listed. */
        public boolean isCounted() {
            return alike() != 0 || elsewhere() != 0;
        }

        /** Whether anything that was said is listed with it. */
        public boolean hasStated() {
            return !stated.isEmpty() || !together.isEmpty();
        }

        /** Whether anything speaks for it. */
        public boolean hasContributions() {
            return !stated.isEmpty() || !shown.isEmpty();
        }
    }

    /**
     * Something that speaks for an alternative.
     *
     * @param weight not 0; below 0 where it is taken off
     * @param most the largest weight on the page, for the length of its bar
     * @param source what the learner answered, or which checkpoints showed it
     * @param decisive why it may decide alone; empty where it may not
     * @param lesson the section that explains the reason
     */
    public record Contribution(
            int weight, int most, String reason, String source, Optional<String> decisive, Optional<Link> lesson) {
        /** Whether it adds weight. */
        public boolean plus() {
            return weight > 0;
        }
    }
}
