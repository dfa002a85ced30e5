package dev.crossroads.cohort;

import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.CohortTerms.Granted;
import dev.crossroads.term.Target;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A cohort's dates, for tests. */
final class SampleDues {
    private SampleDues() {}

    static CohortDues of(Due... dues) {
        return of(Map.of(), dues);
    }

    static CohortDues of(Map<UUID, List<Granted>> granted, Due... dues) {
        return new CohortDues(
                new CohortTerms(
                        new UUID(0, 1),
                        "Tuesday",
                        dues.length == 0 ? ZoneOffset.UTC : dues[0].zone(),
                        Arrays.stream(dues)
                                .collect(Collectors.toMap(due -> new Target(due.kind(), due.target()), Due::dates)),
                        List.of(),
                        Map.of()),
                granted);
    }
}
