package dev.crossroads.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The output of a logger during a test. */
public final class LogLines implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private LogLines(Logger logger) {
        this.logger = logger;
        lines.start();
        logger.addAppender(lines);
    }

    /** Looks at a logger and those below it. */
    public static LogLines of(String logger) {
        return new LogLines((Logger) LoggerFactory.getLogger(logger));
    }

    /** The lines' values of a key, in order. */
    List<String> fields(String name) {
        return lines.list.stream()
                .flatMap(line -> line.getKeyValuePairs() == null
                        ? Stream.of(line.getMDCPropertyMap().get(name))
                        : Stream.concat(
                                Stream.of(line.getMDCPropertyMap().get(name)),
                                line.getKeyValuePairs().stream()
                                        .filter(pair -> pair.key.equals(name))
                                        .map(pair -> String.valueOf(pair.value))))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The sentences that were logged, in their order. */
    public List<String> sentences() {
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** The texts of the lines, each with its failure. */
    List<String> said() {
        return lines.list.stream().map(LogLines::said).toList();
    }

    private static String said(ILoggingEvent line) {
        return line.getLoggerName() + ": " + line.getFormattedMessage()
                + (line.getThrowableProxy() == null
                        ? ""
                        : " " + line.getThrowableProxy().getClassName() + ": "
                                + line.getThrowableProxy().getMessage());
    }

    /** The lines of these loggers that would worry an operator, or have a stack trace. */
    public List<String> worrying(Pattern loggers) {
        return List.copyOf(lines.list).stream()
                .filter(line -> loggers.matcher(line.getLoggerName()).matches())
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN) || line.getThrowableProxy() != null)
                .map(line -> line.getLevel() + " " + said(line))
                .toList();
    }

    /** All that was logged, with everything beside the sentences; then it begins anew. */
    public List<String> take() {
        List<String> taken = List.copyOf(lines.list).stream()
                .map(line -> said(line) + " " + line.getKeyValuePairs() + " " + line.getMDCPropertyMap())
                .toList();
        lines.list.clear();
        return taken;
    }

    /** The number of lines with a stack trace. */
    long stacks() {
        return lines.list.stream()
                .filter(line -> line.getThrowableProxy() != null)
                .count();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
    }
}
