package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    private final LoggerContext context = configured();

    @Test
    void aLineSaysWhenHowBadWhereWhatAndWhyTheRootOfItFirst() {
        Throwable failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        assertThat(line(Level.WARN, failure))
                .startsWith("2026-11-23T10:15:30.000Z WARN  d.c.SomewhereElse something happened\n")
                .containsSubsequence("IllegalArgumentException: inner", "IllegalStateException: outer");
    }

    @Test
    void librariesAreHeardWhenSomethingIsWrongWithThem() {
        assertThat(context.getLogger("io.netty.channel").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.netty.channel").isWarnEnabled()).isTrue();
        assertThat(context.getLogger("dev.crossroads.App").isInfoEnabled()).isTrue();
    }

    private String line(Level level, Throwable failure) {
        Logger logger = context.getLogger("dev.crossroads.SomewhereElse");
        LoggingEvent event =
                new LoggingEvent(Logger.class.getName(), logger, level, "something happened", failure, null);
        event.setInstant(Instant.parse("2026-11-23T10:15:30Z"));
        return new String(stderr().getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private ConsoleAppender<ILoggingEvent> stderr() {
        return (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
    }

    private static LoggerContext configured() {
        LoggerContext context = new LoggerContext();
        LogFormat format = new LogFormat();
        format.setContext(context);
        format.configure(context);
        return context;
    }
}
