package dev.crossroads.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

    @ParameterizedTest
    @CsvSource({
        "22P05, EVENT",
        "22021, EVENT",
        "22003, EVENT",
        "23514, EVENT",
        "54000, EVENT",
        "XX000, EVENT",
        "P0001, EVENT",
        "40001, CONTENTION",
        "40P01, CONTENTION",
        "57P01, DATABASE",
        "57P02, DATABASE",
        "57P03, DATABASE",
        "08006, DATABASE",
        "53100, DATABASE",
        "57014, DATABASE",
        "25006, DATABASE",
        "28P01, DATABASE",
        "42P01, DATABASE",
        "XX001, DATABASE",
        "?, DATABASE"
    })
    void theStateSaysWhoseFaultItIs(String state, Trouble trouble) {
        assertThat(Trouble.of(new PgException("message", "ERROR", state, "detail")))
                .isEqualTo(trouble);
    }

    @Test
    void aLostConnectionIsNoEventsFault() {
        assertThat(Trouble.of(new ConnectException("Connection refused"))).isEqualTo(Trouble.DATABASE);
        assertThat(Trouble.of(new TimeoutException())).isEqualTo(Trouble.DATABASE);
    }
}
