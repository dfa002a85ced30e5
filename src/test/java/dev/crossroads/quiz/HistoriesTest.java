package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Workshop;
import dev.crossroads.course.Course;
import dev.crossroads.memory.Encounter;
import dev.crossroads.memory.Encounter.Answer;
import dev.crossroads.memory.Encounter.KeyShown;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.Memories;
import dev.crossroads.memory.Rating;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Memories are the same in whatever parts and order encounters are read, and by whichever days before. */
class HistoriesTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final int SECONDS = 40 * 86_400;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Pacific/Kiritimati"), ZoneId.of("America/Adak"));

    private final Course course = Workshop.course();
    private final Siblings siblings = Siblings.of(course);

    private static List<Encounter> encounters(Random random) {
        List<Encounter> encounters = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Instant at = FIRST.plusSeconds(random.nextInt(SECONDS));
            String question = "q" + random.nextInt(9);
            encounters.add(new Answer(question, at, Rating.values()[random.nextInt(3)]));
            if (random.nextBoolean()) {
                encounters.add(new KeyShown(question, at.plusSeconds(random.nextInt(3) * 1_800L)));
            }
        }
        return encounters;
    }

    @Test
    void packedTheyAreTheSameOnceTheyAreUnpacked() {
        Histories histories =
                Histories.none(siblings, Fsrs.STANDARD, ZONES.getFirst()).and(encounters(new Random(27)));
        List<Instant> reviewed = List.of(FIRST, FIRST.minusNanos(1_000), Instant.EPOCH.minusSeconds(1));

        PackedHistories unpacked = PackedHistories.of(new PackedHistories(histories.byQuestion(), reviewed).bytes());

        assertThat(unpacked.reviewed()).isEqualTo(reviewed);
        assertThat(Histories.of(siblings, Fsrs.STANDARD, ZONES.getFirst(), unpacked.byQuestion())
                        .memories())
                .isEqualTo(histories.memories());
        assertThat(PackedHistories.of(new PackedHistories(Map.of(), List.of()).bytes()))
                .isEqualTo(new PackedHistories(Map.of(), List.of()));
    }

    @Test
    void inPartsTheyAreTheSameAsAtOnce() {
        Random random = new Random(27);
        for (int history = 0; history < 100; history++) {
            List<Encounter> all = encounters(random);
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Histories parts = Histories.none(siblings, Fsrs.STANDARD, ZONES.get(random.nextInt(ZONES.size())));
            int read = 0;
            while (read < all.size()) {
                int next = Math.min(all.size(), read + 1 + random.nextInt(90));
                parts = parts.and(all.subList(read, next)).by(Fsrs.STANDARD, ZONES.get(random.nextInt(ZONES.size())));
                read = next;
            }
            Instant now = FIRST.plusSeconds(SECONDS + random.nextInt(7_200));

            Histories atOnce = Histories.none(siblings, Fsrs.STANDARD, zone).and(all);
            assertThat(parts.by(Fsrs.STANDARD, zone).memories()).isEqualTo(Memories.of(Fsrs.STANDARD, all, zone));
            assertThat(atOnce.memories()).isEqualTo(Memories.of(Fsrs.STANDARD, all, zone));
            assertThat(parts.met()).isEqualTo(atOnce.met());
            assertThat(parts.by(Fsrs.STANDARD, zone).inMind(now)).isEqualTo(atOnce.inMind(now));
        }
    }
}
