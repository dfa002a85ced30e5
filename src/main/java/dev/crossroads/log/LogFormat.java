package dev.crossroads.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The format of the log: a line per event on stderr, as stdout belongs to the command's answer; with
 * {@code CROSSROADS_LOG_FORMAT=json} each line is a JSON object. Said in Java, as reading it from XML took a twentieth
 * of the server's start. Whoever names a file of their own by Logback's property {@code logback.configurationFile} gets
 * that instead.
 */
public final class LogFormat extends ContextAwareBase implements Configurator {
    private static final String OWN_FILE = "logback.configurationFile";
    private static final String LEVEL = "CROSSROADS_LOG_LEVEL";
    private static final String FORMAT = "CROSSROADS_LOG_FORMAT";
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{24} %said%fields%n%why{20}";

    private static final Map<String, Level> OTHERS = Map.of(
            "io.netty", Level.WARN,
            "io.vertx", Level.WARN,
            "com.github.jknack.handlebars", Level.WARN,
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
        boolean isJson = "json".equalsIgnoreCase(System.getenv(FORMAT));
        configure(context, isJson ? json() : lines(), InstantSource.system());
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    void configure(LoggerContext context, Encoder<ILoggingEvent> encoder, InstantSource clock) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(Optional.ofNullable(System.getenv(LEVEL)).orElse(""), Level.INFO));
        root.addAppender(stderr(encoder, clock));
        OTHERS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
    }

    Encoder<ILoggingEvent> lines() {
        PatternLayout layout = new PatternLayout();
        layout.getInstanceConverterMap().put("said", SaidConverter::new);
        layout.getInstanceConverterMap().put("fields", FieldsConverter::new);
        layout.getInstanceConverterMap().put("why", WhyConverter::new);
        layout.setContext(getContext());
        layout.setPattern(PATTERN);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(getContext());
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    Encoder<ILoggingEvent> json() {
        JsonLines encoder = new JsonLines();
        encoder.setContext(getContext());
        encoder.start();
        return encoder;
    }

    private CalmAppender stderr(Encoder<ILoggingEvent> encoder, InstantSource clock) {
        CalmAppender stderr = new CalmAppender(clock);
        stderr.setContext(getContext());
        stderr.setName("STDERR");
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        return stderr;
    }
}
