package dev.crossroads.recorder;

import dev.crossroads.event.LearnerData;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When learners were there, by the log and by what features hold, as SQL. */
final class Sightings {
    private final List<LearnerData> data;
    private final String all;

    /** Sightings by the log and these features. */
    Sightings(List<LearnerData> data) {
        this.data = List.copyOf(data);
        all = Stream.concat(
                        Stream.of("SELECT learner_id, greatest(occurred_at, recorded_at) AS seen_at, 1 AS events FROM"
                                + " event"),
                        data.stream()
                                .flatMap(feature -> feature.sightings().stream())
                                .map(sql -> "SELECT learner_id, seen_at, 0 AS events FROM (" + sql + ") AS feature"))
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Learners without an account, of a condition, who were last seen before $1. */
    String guests(String condition) {
        return idle(condition, "NOT " + in(LearnerData::accounts));
    }

    /** Owners of accounts, of a condition, who were last seen before $1. */
    String owners(String condition) {
        return idle(condition, in(LearnerData::accounts));
    }

    /** The condition of {@code learner_id} that others count on their records. */
    String retained() {
        return in(LearnerData::retained);
    }

    private String idle(String condition, String population) {
        return """
                SELECT learner_id, max(seen_at) AS seen_at, sum(events)::bigint AS events
                FROM (%s) AS sighting
                WHERE %s AND %s
                GROUP BY learner_id
                HAVING max(seen_at) < $1
                """.formatted(all, condition, population);
    }

    private String in(Function<LearnerData, Optional<String>> learners) {
        return Stream.concat(
                        Stream.of("false"),
                        data.stream()
                                .flatMap(feature -> learners.apply(feature).stream())
                                .map(sql -> "learner_id IN (" + sql + ")"))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
