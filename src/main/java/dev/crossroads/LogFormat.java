package dev.crossroads;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import java.util.Optional;

/**
 * What is logged, and how: plain lines on stderr, as stdout belongs to what a command answers. Said in Java, as reading
 * it from XML took a twentieth of the server's start. Whoever names a file of their own by Logback's property
 * {@code logback.configurationFile} gets that instead.
 */
public final class LogFormat extends ContextAwareBase implements Configurator {
    private static final String OWN_FILE = "logback.configurationFile";
    private static final String LEVEL = "CROSSROADS_LOG_LEVEL";
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{24} %msg%n%rootException{20}";

    private static final Map<String, Level> OTHERS = Map.of(
            "io.netty", Level.WARN,
            "io.vertx", Level.WARN,
            "com.github.jknack.handlebars", Level.WARN,
            "com.hazelcast", Level.WARN,
            // Vert.x registers the event bus's gauges once for each event loop; the first one is the right one.
            "io.micrometer.core.instrument.MeterRegistry", Level.ERROR,
            "org.flywaydb", Level.WARN,
            // The one line that says how many migrations were applied.
            "org.flywaydb.core.internal.command.DbMigrate", Level.INFO);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty(OWN_FILE) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(Optional.ofNullable(System.getenv(LEVEL)).orElse(""), Level.INFO));
        root.addAppender(stderr());
        OTHERS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private ConsoleAppender<ILoggingEvent> stderr() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(getContext());
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(getContext());
        stderr.setName("STDERR");
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        return stderr;
    }
}
