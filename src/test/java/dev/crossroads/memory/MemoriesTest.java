package dev.crossroads.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.memory.Encounter.Answer;
import dev.crossroads.memory.Encounter.KeyShown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoriesTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private static Answer answer(String at, Rating rating) {
        return new Answer("q", Instant.parse(at), rating);
    }

    private static KeyShown key(String at) {
        return new KeyShown("q", Instant.parse(at));
    }

    private static ItemMemory memory(Encounter... encounters) {
        return Memories.of(Fsrs.STANDARD, List.of(encounters), UTC).get("q");
    }

    @ParameterizedTest
    @CsvSource({"false, false, AGAIN", "false, true, AGAIN", "true, true, HARD", "true, false, GOOD"})
    void aGradeFollowsFromTheAnswer(boolean correct, boolean isHesitant, Rating rating) {
        assertThat(Rating.of(correct, isHesitant)).isEqualTo(rating);
    }

    @Test
    void theFirstAnswerOfADayCountsAlone() {
        ItemMemory memory = memory(
                answer("2026-03-01T08:00:00Z", Rating.AGAIN),
                answer("2026-03-01T20:00:00Z", Rating.GOOD),
                answer("2026-03-04T08:00:00Z", Rating.GOOD),
                answer("2026-03-04T09:00:00Z", Rating.AGAIN));

        Fsrs fsrs = Fsrs.STANDARD;
        assertThat(memory)
                .isEqualTo(new ItemMemory(
                        fsrs.after(fsrs.first(Rating.AGAIN), Rating.GOOD, 3), LocalDate.of(2026, 3, 4), 2));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T20:00:00Z, 2026-03-01T20:00:00Z, 1", // its own key
        "2026-03-01T06:00:00Z, 2026-03-01T20:00:00Z, 0", // on the same day
        "2026-03-01T23:30:00Z, 2026-03-02T00:20:00Z, 0", // within the hour
        "2026-03-01T23:00:00Z, 2026-03-02T00:20:00Z, 1",
    })
    void anAnswerRightAfterItsKeyWasShownDoesNotCount(String shown, String answered, int counted) {
        ItemMemory memory = memory(key(shown), answer(answered, Rating.GOOD));

        assertThat(memory == null ? 0 : memory.answers()).isEqualTo(counted);
    }

    @Test
    void daysAreThoseOfTheLearner() {
        List<Answer> answers =
                List.of(answer("2026-03-01T09:00:00Z", Rating.GOOD), answer("2026-03-01T22:00:00Z", Rating.GOOD));

        assertThat(Memories.of(Fsrs.STANDARD, answers, UTC).get("q").answers()).isEqualTo(1);
        assertThat(Memories.of(Fsrs.STANDARD, answers, ZoneId.of("Pacific/Auckland"))
                        .get("q")
                        .answers())
                .isEqualTo(2);
    }

    @Test
    void whatIsRecalledFadesUntilItIsDue() {
        ItemMemory memory = memory(answer("2026-03-01T08:00:00Z", Rating.GOOD));
        Fsrs fsrs = Fsrs.STANDARD;

        double tomorrow = fsrs.recall(memory.state(), 1);
        assertThat(memory.recall(fsrs, FIRST.plusDays(1))).isEqualTo(tomorrow);
        assertThat(memory.recall(fsrs, FIRST)).isEqualTo(tomorrow);
        assertThat(memory.recall(fsrs, FIRST.minusDays(3))).isEqualTo(tomorrow);
        assertThat(memory.recall(fsrs, FIRST.plusDays(30))).isBetween(0.6, 0.8);
        assertThat(memory.due(fsrs, 0.9)).isEqualTo(FIRST.plusDays(2));
        assertThat(memory.due(fsrs, 0.7)).isAfter(memory.due(fsrs, 0.8));
    }

    @Test
    void theOrderInWhichAnswersAreReadMakesNoDifference() {
        Random random = new Random(27);
        for (int history = 0; history < 50; history++) {
            List<Encounter> encounters = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Instant at = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(random.nextInt(5_000_000));
                String item = "q" + random.nextInt(5);
                encounters.add(new Answer(item, at, Rating.values()[random.nextInt(3)]));
                if (random.nextBoolean()) {
                    encounters.add(new KeyShown(item, at));
                }
            }
            Map<String, ItemMemory> inOrder = Memories.of(Fsrs.STANDARD, encounters, UTC);
            Collections.shuffle(encounters, random);

            assertThat(Memories.of(Fsrs.STANDARD, encounters, UTC)).isEqualTo(inOrder);
        }
    }
}
