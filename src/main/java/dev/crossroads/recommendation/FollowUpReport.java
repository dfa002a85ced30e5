package dev.crossroads.recommendation;

import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.statistics.Calibration;
import dev.crossroads.statistics.Calibration.Forecasts;
import dev.crossroads.statistics.Proportion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What came of a course's recommendations, from what learners said of it themselves. Who says so and who stays silent
 * may differ, so every number stands with how many it is of. Pure.
 *
 * @param advised how many learners answered a question of the recommendation
 * @param said how many of these said what they started with
 * @param followed of those who were told a language: how many started with it
 * @param keptGoing of those who followed it and were asked later: how many had gone on, well or with pains
 * @param otherKeptGoing the same of those who started with something else than they were told
 * @param calibration how often those who followed went on, against how sure the recommendation was
 */
record FollowUpReport(
        int advised,
        int said,
        Proportion followed,
        Proportion keptGoing,
        Proportion otherKeptGoing,
        Calibration calibration) {
    /**
     * Learners who were told the same and said the same.
     *
     * @param leader the alternative with the most weight when they said what they started with
     * @param decided whether it was outside the band; where it was not, nothing was recommended that could be followed
     * @param confidence in per cent
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
        boolean isFollowed() {
            return decided && language.filter(leader::equals).isPresent();
        }

        boolean isKeptGoing() {
            return going.filter(how -> how == Going.WELL || how == Going.HARD).isPresent();
        }
    }

    static FollowUpReport of(int advised, Collection<Group> groups) {
        List<Group> decided = groups.stream().filter(Group::decided).toList();
        List<Group> heardOf =
                decided.stream().filter(group -> group.going().isPresent()).toList();
        return new FollowUpReport(
                advised,
                count(groups, _ -> true),
                proportion(decided, Group::isFollowed),
                proportion(heardOf.stream().filter(Group::isFollowed).toList(), Group::isKeptGoing),
                proportion(heardOf.stream().filter(group -> !group.isFollowed()).toList(), Group::isKeptGoing),
                Calibration.of(heardOf.stream()
                        .filter(Group::isFollowed)
                        .flatMap(group -> group
                                .confidence()
                                .map(percent -> new Forecasts(percent, group.isKeptGoing(), group.learners()))
                                .stream())
                        .toList()));
    }

    private static Proportion proportion(Collection<Group> groups, Predicate<Group> which) {
        return new Proportion(count(groups, which), count(groups, _ -> true));
    }

    private static int count(Collection<Group> groups, Predicate<Group> which) {
        return groups.stream().filter(which).mapToInt(Group::learners).sum();
    }
}
