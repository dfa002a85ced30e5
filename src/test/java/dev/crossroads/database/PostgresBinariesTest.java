package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    private Path folder;

    @Test
    void twoWhoUnpackAtOnceEndUpWithTheSameWholeFolder() throws IOException {
        var first = CompletableFuture.supplyAsync(() -> PostgresBinaries.unpackBelow(folder));
        var second = CompletableFuture.supplyAsync(() -> PostgresBinaries.unpackBelow(folder));

        assertThat(first.join()).isEqualTo(second.join());
        assertThat(first.join().resolve("bin/postgres")).isExecutable();
        try (Stream<Path> children = Files.list(folder)) {
            assertThat(children).containsExactly(first.join());
        }
    }

    @Test
    void whatIsDamagedIsUnpackedAgain() throws IOException {
        Path home = PostgresBinaries.unpackBelow(folder);
        Files.writeString(home.resolve("bin/postgres"), "");

        assertThat(PostgresBinaries.unpackBelow(folder)).isEqualTo(home);
        assertThat(Files.size(home.resolve("bin/postgres"))).isPositive();
    }

    @Test
    void whereNoWayToRunItWorksEachIsNamedWithItsReason() {
        Path home = PostgresBinaries.unpackBelow(TestDatabase.BINARIES);

        assertThatThrownBy(() -> PostgresPrograms.find(home, List.of(List.of("false"), List.of("no-such-program"))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("false: ")
                .hasMessageContaining("no-such-program")
                .hasMessageContaining("--database");
    }
}
