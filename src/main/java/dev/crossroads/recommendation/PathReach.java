package dev.crossroads.recommendation;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Proportion;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learners' progress along the path of an alternative when they said how it goes.
 *
 * @param reached of those who said at which step they were: how many were at this one or beyond
 */
@Pure
record PathReach(String alternative, int step, Proportion reached) {
    /** So many learners, all at the same step of the same path. */
    record At(String alternative, int step, int learners) {}

    /** Every step of every path that there is. */
    static List<PathReach> of(Questionnaire questionnaire, List<At> said) {
        return questionnaire.alternatives().stream()
                .flatMap(alternative -> {
                    List<At> own = said.stream()
                            .filter(at -> at.alternative().equals(alternative.id()))
                            .toList();
                    int all = own.stream().mapToInt(At::learners).sum();
                    return IntStream.rangeClosed(1, alternative.path())
                            .mapToObj(step -> new PathReach(
                                    alternative.name(),
                                    step,
                                    new Proportion(
                                            own.stream()
                                                    .filter(at -> at.step() >= step)
                                                    .mapToInt(At::learners)
                                                    .sum(),
                                            all)));
                })
                .toList();
    }
}
