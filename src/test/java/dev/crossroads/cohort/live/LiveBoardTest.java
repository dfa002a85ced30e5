package dev.crossroads.cohort.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.cohort.live.LiveBoard.Changes;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
    private final LiveBoard board = new LiveBoard();

    @Test
    void aReaderWhoHasNothingIsToldEverything() {
        board.replace(Map.of("ada", "reads", "bo", "rests"));

        assertThat(board.since(0))
                .isEqualTo(new Changes(true, Map.of("ada", "reads", "bo", "rests"), List.of(), board.number()));
    }

    @Test
    void aReaderIsToldWhatChangedSinceAndNothingElse() {
        board.replace(Map.of("ada", "reads", "bo", "rests"));
        long known = board.number();

        board.put(Map.of("ada", "answers"));

        assertThat(board.since(known)).isEqualTo(new Changes(false, Map.of("ada", "answers"), List.of(), known + 1));
    }

    @Test
    void manyChangesThatAReaderMissedAreOneAnswerWithTheLastOfEach() {
        board.replace(Map.of("ada", "0", "bo", "0", "cy", "0"));
        long known = board.number();

        board.put(Map.of("ada", "1"));
        board.put(Map.of("bo", "1"));
        board.put(Map.of("ada", "2"));

        assertThat(board.since(known).parts()).isEqualTo(Map.of("ada", "2", "bo", "1"));
    }

    @Test
    void whatLooksAsBeforeHasNotChanged() {
        board.replace(Map.of("ada", "reads"));
        long known = board.number();

        board.put(Map.of("ada", "reads"));
        board.replace(Map.of("ada", "reads"));

        assertThat(board.number()).isEqualTo(known);
        assertThat(board.since(known).isEmpty()).isTrue();
    }

    @Test
    void whoLeavesIsGoneAndWhoComesBackIsThere() {
        board.replace(Map.of("ada", "reads", "bo", "rests"));
        long known = board.number();

        board.replace(Map.of("ada", "reads"));
        assertThat(board.since(known)).isEqualTo(new Changes(false, Map.of(), List.of("bo"), known + 1));

        board.replace(Map.of("ada", "reads", "bo", "rests"));
        assertThat(board.since(known)).isEqualTo(new Changes(false, Map.of("bo", "rests"), List.of(), known + 2));
    }

    @Test
    void anEmptyCohortIsToldToo() {
        board.replace(Map.of());

        assertThat(board.since(0)).isEqualTo(new Changes(true, Map.of(), List.of(), 1));
        assertThat(board.since(1).isEmpty()).isTrue();
    }

    @Test
    void aNumberThatWasNeverReachedIsAnsweredWithEverything() {
        board.replace(Map.of("ada", "reads"));

        assertThat(board.since(77).isWhole()).isTrue();
    }

    /** A page that applies the messages it gets, whenever it happens to listen. */
    @Seeded
    void aReaderWhoListensNowAndThenSeesWhatIsThere(Generator generator) {
        Map<String, String> seen = new HashMap<>();
        Map<String, String> there = Map.of();
        long known = 0;
        for (Map<String, String> step : generator.list(1, 12, () -> step(generator))) {
            board.replace(step);
            there = step;
            if (step.size() % 2 == 0) {
                known = follow(seen, board.since(known));
            }
        }
        follow(seen, board.since(known));

        assertThat(seen).isEqualTo(there);
    }

    private static long follow(Map<String, String> seen, Changes changes) {
        if (changes.isWhole()) {
            seen.clear();
        }
        seen.putAll(changes.parts());
        changes.gone().forEach(seen::remove);
        return changes.upTo();
    }

    private static Map<String, String> step(Generator generator) {
        return generator.some(List.of("ada", "bo", "cy", "di"), 0, 4).stream()
                .collect(Collectors.toMap(id -> id, _ -> generator.of(List.of("reads", "answers", "rests"))));
    }
}
