package dev.crossroads.cohort.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.cohort.live.LiveBoard.Changes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveMessageTest {
    private static final String EPOCH = "00000000000000ab";

    @Test
    void anUpdateIsAnEventWithAnId() {
        Changes changes = new Changes(false, Map.of(), List.of(), 7);

        assertThat(LiveMessage.of(EPOCH, changes, "{}"))
                .hasToString("id: 00000000000000ab-7\nevent: update\ndata: {}\n\n");
    }

    @Test
    void theIdThatWasSentLastSaysHowFarAReaderHasCome() {
        assertThat(LiveMessage.resumed(EPOCH, Optional.of("00000000000000ab-7")))
                .hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "00000000000000ac-7",
                "00000000000000ab-",
                "00000000000000ab--7",
                "00000000000000ab-99999999999999999999"
            })
    void anIdOfAnotherBoardOrNoneStartsAfresh(String id) {
        assertThat(LiveMessage.resumed(EPOCH, Optional.of(id))).isEmpty();
    }
}
