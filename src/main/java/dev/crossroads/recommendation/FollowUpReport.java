package dev.crossroads.recommendation;

import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.pure.Pure;
import dev.crossroads.recommendation.advisor.Verdict;
import dev.crossroads.statistics.Proportion;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The outcomes of a course's recommendations, as learners report them. Who answers and who stays silent may differ, so
 * every number stands with how many it is of. A recommendation says what to start with and how firmly the answers lead
 * there; it never says how likely a start is to go well, so it is not scored as if it did.
 *
 * @param advised how many learners answered a question of the recommendation
 * @param given how many were shown one for a complete set of answers
 * @param said how many said what they started with
 * @param followed of those who were told a language: how many started with it
 * @param keptGoing of those who followed it and were asked later: how many had gone on, well or with pains
 * @param otherKeptGoing the same of those who started with something else than they were told
 * @param openStarted of those for whom it was too close to call: how many started with the one that was ahead
 * @param openKeptGoing of those for whom it was too close to call, whatever they started with: how many had gone on
 * @param statements the same by what the page said, each of {@link Statement}
 */
@Pure
record FollowUpReport(
        int advised,
        int given,
        int said,
        Proportion followed,
        Proportion keptGoing,
        Proportion otherKeptGoing,
        Proportion openStarted,
        Proportion openKeptGoing,
        List<Row> statements) {

    /** The page's statement at the time a learner gave their start. */
    enum Statement {
        /** Start with one, firmly. */
        FIRM,
        /** Start with one, less firmly. */
        LESS_FIRM,
        /** Start with one, as a limit decides. */
        LIMIT,
        /** Too close to call, either, or stay with what you have without a leader. */
        OPEN
    }

    /**
     * The outcomes of one statement.
     *
     * @param startedWithLeader of those who were told so: how many started with the alternative that was ahead
     * @param keptGoing of those who did and were asked later: how many had gone on
     */
    record Row(Statement statement, Proportion startedWithLeader, Proportion keptGoing) {}

    /**
     * Learners who were told the same and said the same.
     *
     * @param leader the alternative with the most weight when they said what they started with
     * @param decided whether it could be named; where it could not, nothing was recommended that could be followed
     * @param confidence in per cent; empty where limits decided
     * @param language what they started with; empty for anything else
     * @param going how it goes; empty where they have not said yet
     * @param learners how many, at least 1
     */
    record Group(
            String leader,
            boolean decided,
            Optional<Integer> confidence,
            Optional<String> language,
            Optional<Going> going,
            int learners) {
        boolean isWithLeader() {
            return language.filter(leader::equals).isPresent();
        }

        boolean isKeptGoing() {
            return going.filter(how -> how == Going.WELL || how == Going.HARD).isPresent();
        }

        Statement statement() {
            if (!decided) {
                return Statement.OPEN;
            }
            return confidence
                    .map(percent -> percent >= Verdict.FIRM ? Statement.FIRM : Statement.LESS_FIRM)
                    .orElse(Statement.LIMIT);
        }
    }

    static FollowUpReport of(int advised, int given, Collection<Group> groups) {
        List<Group> decided = which(groups, Group::decided);
        List<Group> open = which(groups, group -> !group.decided());
        List<Group> heardOf = which(decided, group -> group.going().isPresent());
        return new FollowUpReport(
                advised,
                given,
                count(groups, _ -> true),
                proportion(decided, Group::isWithLeader),
                proportion(which(heardOf, Group::isWithLeader), Group::isKeptGoing),
                proportion(which(heardOf, group -> !group.isWithLeader()), Group::isKeptGoing),
                proportion(open, Group::isWithLeader),
                proportion(which(open, group -> group.going().isPresent()), Group::isKeptGoing),
                Arrays.stream(Statement.values())
                        .map(statement -> row(statement, which(groups, group -> group.statement() == statement)))
                        .toList());
    }

    private static Row row(Statement statement, List<Group> groups) {
        return new Row(
                statement,
                proportion(groups, Group::isWithLeader),
                proportion(
                        which(
                                groups,
                                group -> group.isWithLeader() && group.going().isPresent()),
                        Group::isKeptGoing));
    }

    private static List<Group> which(Collection<Group> groups, Predicate<Group> which) {
        return groups.stream().filter(which).toList();
    }

    private static Proportion proportion(Collection<Group> groups, Predicate<Group> which) {
        return new Proportion(count(groups, which), count(groups, _ -> true));
    }

    private static int count(Collection<Group> groups, Predicate<Group> which) {
        return groups.stream().filter(which).mapToInt(Group::learners).sum();
    }
}
