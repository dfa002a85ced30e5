package dev.crossroads.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceFormatTest {

    @Test
    void everySourceFileIsFormatted() {
        SourceFormat format = new SourceFormat();

        assertThat(SourceFormat.sources())
                .as("files that `mvn test-compile exec:exec@format` would change")
                .allMatch(format::isFormatted);
    }
}
