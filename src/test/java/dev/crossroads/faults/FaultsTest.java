package dev.crossroads.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.Life;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong while learners are at work: what they were told is recorded is there, once and whole. {@code mvn
 * -Pfaults verify}; {@code -Dfaults.rounds} says how many rounds there are in all (108), and {@code -Dfaults.only}
 * names those faults that are wanted.
 */
@Tag("faults")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class FaultsTest {
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 108);
    private static final Set<Fault> WANTED = wanted();
    private static final int LEARNERS = 12;
    private static final Duration BEFORE = Duration.ofMillis(700);
    private static final Duration HEALS_WITHIN = Duration.ofSeconds(90);
    private static final String OURS = "type IN ('lesson-completed', 'attempt-started', 'question-answered')";

    @TempDir
    private Path folder;

    private final Map<Fault, List<Long>> recoveries = new EnumMap<>(Fault.class);

    private static Set<Fault> wanted() {
        String names = System.getProperty("faults.only", "");
        return names.isBlank()
                ? Set.of(Fault.values())
                : Arrays.stream(names.split(","))
                        .map(String::strip)
                        .map(Fault::valueOf)
                        .collect(Collectors.toSet());
    }

    @Test
    void aServerOfItsOwnAndItsPostgresLoseDoubleAndHalveNothing() throws Exception {
        try (Site site = new ProcessSite(folder)) {
            rounds(site);
        }
    }

    @Test
    void aServerWhoseDatabaseIsFarLosesDoublesAndHalvesNothing() throws Exception {
        try (Site site = new CableSite()) {
            rounds(site);
        }
    }

    private void rounds(Site site) throws Exception {
        List<Fault> faults =
                site.faults().stream().filter(WANTED::contains).sorted().toList();
        if (faults.isEmpty()) {
            return;
        }
        int each = Math.max(1, ROUNDS / Fault.values().length);
        try (KnownIds load = new KnownIds(site::address)) {
            int round = 0;
            for (int i = 0; i < each; i++) {
                for (Fault fault : faults) {
                    round(site, load, fault, ++round);
                }
            }
            recoveries.forEach((fault, times) -> System.out.printf(
                    "%-18s %3d rounds, recovered after %,d ms (median), %,d ms (longest)%n",
                    fault,
                    times.size(),
                    times.stream().sorted().toList().get(times.size() / 2),
                    times.stream().mapToLong(Long::longValue).max().orElse(0)));
            System.out.printf(
                    "%d rounds: %,d events told recorded, %,d times turned away; 0 lost, 0 doubled, 0 half%n",
                    round, load.told().size(), load.turnedAway());
            assertThat(load.unexpected()).isEmpty();
            site.stop();
            rebuiltIsTheSame(site, load);
        }
    }

    private void round(Site site, KnownIds load, Fault fault, int number) throws Exception {
        int toldBefore = load.told().size();
        int turnedAwayBefore = load.turnedAway();
        KnownIds.Work work = load.begin(LEARNERS);
        await().atMost(HEALS_WITHIN).until(() -> load.told().size() > toldBefore + LEARNERS);
        Thread.sleep(BEFORE);
        long passed = site.hurt(fault);
        await().atMost(HEALS_WITHIN).pollInterval(20, TimeUnit.MILLISECONDS).until(() -> load.lastBegun() > passed);
        long recovered = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - passed);
        work.end();
        recoveries.computeIfAbsent(fault, _ -> new ArrayList<>()).add(recovered);
        System.out.printf(
                "round %3d %-18s recovered after %,6d ms; %,5d told, %,4d turned away%n",
                number, fault, recovered, load.told().size() - toldBefore, load.turnedAway() - turnedAwayBefore);
        isWhole(site.database(), load);
    }

    /** Everything that was told is there, nothing is there twice, and what follows from it is there with it. */
    private static void isWhole(DatabaseAddress database, KnownIds load) {
        List<UUID> stored = Rows.of(database, "SELECT id FROM event WHERE " + OURS).stream()
                .map(row -> UUID.fromString(row.substring(1, row.length() - 1)))
                .toList();
        Set<UUID> lost = new HashSet<>(load.told());
        lost.removeAll(Set.copyOf(stored));
        assertThat(lost).as("lost").isEmpty();
        assertThat(stored).as("doubled").doesNotHaveDuplicates();
        assertThat(load.sent()).as("from nowhere").containsAll(stored);
        assertThat(Rows.of(database, """
                        SELECT (SELECT count(*) FROM event WHERE type = 'question-answered')
                                   - (SELECT count(*) FROM response) AS answers,
                               (SELECT count(*) FROM event WHERE type = 'attempt-started')
                                   - (SELECT count(*) FROM attempt) AS attempts,
                               (SELECT count(DISTINCT learner_id) FROM event WHERE type = 'lesson-completed')
                                   - (SELECT count(*) FROM lesson_progress) AS lessons
                        """)).as("half applied").containsExactly("(0,0,0)");
    }

    private void rebuiltIsTheSame(Site site, KnownIds load) {
        try (Database open =
                site instanceof ProcessSite ? Database.embedded(folder.resolve("data/crossroads")) : null) {
            DatabaseAddress database = open == null ? site.database() : open.address();
            isWhole(database, load);
            Map<String, List<String>> before = Life.projections(database);
            RunningServer.rebuild(database);
            assertThat(Life.projections(database)).isEqualTo(before);
        }
    }
}
