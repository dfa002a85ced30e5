package dev.crossroads.cohort;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The first responses of a cohort's members, known as long as it is known where those stand: {@link KnownMembers} makes
 * other values of a member as soon as anything of theirs may be another than before, and only of those the responses
 * are read again. Safe for use by many threads.
 */
final class KnownFirsts {
    /** The memory of a response, in bytes. */
    private static final int RESPONSE_BYTES = 150;

    /** No more than a sixteenth of what the JVM may take. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 16;

    /** An instructor looks at one question after the other. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** Members whose responses are read at a time: no query takes as long as is waited for one. */
    private static final int AT_A_TIME = 200;

    private final Cache<UUID, OfCohort> cohorts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((UUID _, OfCohort known) -> Math.toIntExact(Math.min(Integer.MAX_VALUE, known.bytes())))
            .expireAfterAccess(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .build();

    /**
     * A member's first responses, by quiz.
     *
     * @param memory the value that was made of them when they were read last before that
     */
    private record Firsts(MemberMemory memory, Map<String, List<FirstResponse>> byQuiz) {
        /** Whether they were not read again since; who is called otherwise is the same. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(MemberProgress member) {
            return memory == member.remembered();
        }
    }

    /**
     * Those of a cohort, in the order of its members.
     *
     * @param made what was made of all of them
     */
    private record OfCohort(
            boolean isAnonymous, Map<UUID, String> names, Map<UUID, Firsts> members, CohortItems.Items made) {
        long bytes() {
            return RESPONSE_BYTES
                    * members.values().stream()
                            .flatMap(member -> member.byQuiz().values().stream())
                            .mapToLong(List::size)
                            .sum();
        }
    }

    /**
     * The outcome of all members' first responses: the one that was made before, where none of them is another.
     *
     * @param progress what is known of the members now
     * @param names of the members
     * @param reading the first responses of some members, by quiz; who answered nothing may be left out
     * @param making of all first responses, by quiz
     */
    CohortItems.Items of(
            CohortProgress progress,
            Map<UUID, String> names,
            Function<List<UUID>, Map<UUID, Map<String, List<FirstResponse>>>> reading,
            Function<Map<String, List<FirstResponse>>, CohortItems.Items> making) {
        OfCohort before = cohorts.getIfPresent(progress.cohort().id());
        Map<UUID, Firsts> known = before == null ? Map.of() : before.members();
        List<MemberProgress> members = List.copyOf(progress.members().values());
        List<UUID> missing = members.stream()
                .filter(member -> !known.containsKey(member.learner())
                        || !known.get(member.learner()).isOf(member))
                .map(MemberProgress::learner)
                .toList();
        if (before != null
                && missing.isEmpty()
                && members.size() == known.size()
                && before.isAnonymous() == progress.cohort().anonymous()
                && before.names().equals(names)) {
            return before.made();
        }
        Map<UUID, Map<String, List<FirstResponse>>> read = new HashMap<>();
        for (int from = 0; from < missing.size(); from += AT_A_TIME) {
            read.putAll(reading.apply(missing.subList(from, Math.min(missing.size(), from + AT_A_TIME))));
        }
        Map<UUID, Firsts> all = new HashMap<>();
        Map<String, List<FirstResponse>> byQuiz = new HashMap<>();
        Set<UUID> again = Set.copyOf(missing);
        for (MemberProgress member : members) {
            UUID learner = member.learner();
            Firsts firsts = again.contains(learner)
                    ? new Firsts(member.remembered(), read.getOrDefault(learner, Map.of()))
                    : known.get(learner);
            all.put(learner, firsts);
            firsts.byQuiz()
                    .forEach((quiz, given) ->
                            byQuiz.computeIfAbsent(quiz, _ -> new ArrayList<>()).addAll(given));
        }
        CohortItems.Items made = making.apply(byQuiz);
        cohorts.put(progress.cohort().id(), new OfCohort(progress.cohort().anonymous(), names, all, made));
        return made;
    }
}
