package dev.crossroads.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Scripts and styles: how they are laid out, the rules they keep, and what the pure parts of scripts do. */
@InChromium
class WebSourcesTest {
    private static WebSources sources;

    @BeforeAll
    static void open() {
        sources = new WebSources();
    }

    @AfterAll
    static void close() {
        sources.close();
    }

    @Test
    void everyScriptAndStyleIsFormatted() {
        assertThat(sources.otherwiseFormatted())
                .as("files that `mvn test-compile exec:exec@format` would change")
                .isEmpty();
    }

    @Test
    void theCompilerFindsNothingInScripts() {
        assertThat(sources.complaintsOfScripts()).isEmpty();
    }

    @Test
    void theBrowserKnowsEveryStyleAndEveryStyleIsUsed() {
        assertThat(sources.complaintsOfStyles()).isEmpty();
    }

    @TestFactory
    Stream<DynamicContainer> whatScriptsDo() {
        return WebSources.tests().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getFileName().toString(),
                        sources.sentencesOf(file).stream()
                                .map(sentence ->
                                        DynamicTest.dynamicTest(sentence, () -> sources.attempt(file, sentence)))));
    }
}
