package dev.crossroads.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

class LogFormatTest {
    private static final String OURS = "dev.crossroads.SomewhereElse";

    private final LoggerContext context = new LoggerContext();
    private final LogFormat format = new LogFormat();
    private Instant now = Instant.parse("2026-11-23T10:15:30Z");

    LogFormatTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        format.setContext(context);
    }

    @Test
    void aLineSaysWhenHowBadWhereWhatAndWhyTheRootOfItFirst() {
        assertThat(line(OURS, "something happened", failure()))
                .startsWith("2026-11-23T10:15:30.000Z WARN  d.c.SomewhereElse something happened\n")
                .containsSubsequence("IllegalArgumentException: inner", "IllegalStateException: outer");
    }

    @Test
    void librariesAreHeardWhenSomethingIsWrongWithThem() {
        format.configure(context);

        assertThat(context.getLogger("io.netty.channel").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.netty.channel").isWarnEnabled()).isTrue();
        assertThat(context.getLogger("dev.crossroads.App").isInfoEnabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.netty.channel.ChannelPipeline", "io.vertx.core.impl.ContextImpl"})
    void ofWhatTheNetworkBringsAboutOnlyTheNameIsTold(String library) {
        assertThat(line(library, "An exception was fired", failure()))
                .isEqualTo("2026-11-23T10:15:30.000Z WARN  %s An exception was fired%n        %s%n"
                        .formatted(
                                library.equals("io.vertx.core.impl.ContextImpl")
                                        ? "i.v.c.impl.ContextImpl"
                                        : "i.n.c.ChannelPipeline",
                                "java.lang.IllegalArgumentException: inner"));
        assertThat(json(event(library, "An exception was fired", failure())).has("stack"))
                .isFalse();
    }

    @Test
    void whatIsSaidByNameFollowsTheWordsAndCanNotLookLikeAnotherLine() {
        LoggingEvent event = event(OURS, "said\n2026-11-23T10:15:31.000Z INFO  audit signed-in", null);
        event.setMDCPropertyMap(Map.of("request", "r-1"));
        event.setKeyValuePairs(
                List.of(new KeyValuePair("learner", 7), new KeyValuePair("typed", "two words\r\nby=\"operator\" \\")));

        assertThat(encoded(format.lines(), event))
                .isEqualTo("2026-11-23T10:15:30.000Z WARN  d.c.SomewhereElse "
                        + "said 2026-11-23T10:15:31.000Z INFO  audit signed-in"
                        + " request=r-1 learner=7 typed=\"two words by=\\\"operator\\\" \\\\\"\n");
    }

    @Test
    void asJsonALineIsAnObjectWithEverythingByItsName() {
        LoggingEvent event = event(OURS, "something\n\"happened\"", failure());
        event.setMDCPropertyMap(Map.of("request", "r-1"));
        event.setKeyValuePairs(List.of(new KeyValuePair("learner", "\u0661\n")));

        JsonNode object = json(event);

        assertThat(object.path("time").asText()).isEqualTo("2026-11-23T10:15:30Z");
        assertThat(object.path("level").asText()).isEqualTo("WARN");
        assertThat(object.path("logger").asText()).isEqualTo(OURS);
        assertThat(object.path("message").asText()).isEqualTo("something\n\"happened\"");
        assertThat(object.path("request").asText()).isEqualTo("r-1");
        assertThat(object.path("learner").asText()).isEqualTo("\u0661\n");
        assertThat(object.path("error").asText()).isEqualTo("java.lang.IllegalArgumentException: inner");
        assertThat(object.path("stack").asText()).contains("IllegalStateException: outer", "\n\tat ");
    }

    @Test
    void ofAKindOfWarningFiveLinesAreWrittenAtOnceAndThenOneASecondWithTheNumberOfTheOthers() {
        CalmAppender calm = calm();
        for (int i = 0; i < 1_000; i++) {
            calm.doAppend(event("io.netty.channel.ChannelPipeline", "what they sent: " + i, failure()));
        }
        assertThat(written(calm).lines().filter(line -> line.contains(" WARN ")))
                .hasSize(5);

        now = now.plusSeconds(1);
        calm.doAppend(event("io.netty.channel.ChannelPipeline", "once more", failure()));

        assertThat(written(calm))
                .endsWith("once more leftOut=995\n        " + "java.lang.IllegalArgumentException: inner\n");
        calm.doAppend(event(OURS, "another kind", null));
        assertThat(written(calm)).endsWith("another kind\n");
    }

    @Test
    void whatWasDoneAndWhatIsCountedAlreadyIsWrittenAsOftenAsItHappens() {
        CalmAppender calm = calm();
        for (int i = 0; i < 50; i++) {
            calm.doAppend(event(Level.INFO, "audit", "signed-in", null));
            LoggingEvent counted = event(OURS, "failed", null);
            counted.addMarker(MarkerFactory.getMarker("counted"));
            calm.doAppend(counted);
        }

        assertThat(written(calm).lines()).hasSize(100);
    }

    private CalmAppender calm() {
        CalmAppender calm = new CalmAppender(() -> now);
        calm.setContext(context);
        calm.setEncoder(format.lines());
        calm.start();
        calm.setOutputStream(new ByteArrayOutputStream());
        return calm;
    }

    private static String written(CalmAppender calm) {
        return calm.getOutputStream().toString();
    }

    private static Throwable failure() {
        return new IllegalStateException("outer", new IllegalArgumentException("inner"));
    }

    private LoggingEvent event(String logger, String words, Throwable failure) {
        return event(Level.WARN, logger, words, failure);
    }

    private LoggingEvent event(Level level, String logger, String words, Throwable failure) {
        LoggingEvent event =
                new LoggingEvent(Logger.class.getName(), context.getLogger(logger), level, words, failure, null);
        event.setInstant(now);
        return event;
    }

    private String line(String logger, String words, Throwable failure) {
        return encoded(format.lines(), event(logger, words, failure));
    }

    private JsonNode json(LoggingEvent event) {
        String line = encoded(format.json(), event);
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String encoded(Encoder<ILoggingEvent> encoder, ILoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
