package dev.crossroads.web;

import dev.crossroads.limit.Limit;
import dev.crossroads.limit.LocalLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log of who did what, for whoever looks into it afterwards: a line of the logger {@code audit} for each thing,
 * with the request's id, the network it came from and who asked by their learner's id, so far as that is known, and
 * what is said beside. No secret, no name and no e-mail address: what was typed is told as a keyed hash.
 *
 * <p>Each thing is counted too, written or not: {@code crossroads_audit_total} at {@code /metrics}.
 *
 * <pre>{@code
 * AuditLog.of(context).with("learner", account.learner()).note("signed-in");
 * }</pre>
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("audit");
    private static final LocalLimits<String> SELDOM =
            new LocalLimits<>(new Limit("audit", 1, Duration.ofSeconds(1)), InstantSource.system());

    /** Things that were not written, since one of their kind was last. */
    private static final Map<String, Long> LEFT_OUT = new ConcurrentHashMap<>();

    /** Longer than any id or address of a network. */
    private static final int LONGEST = 200;

    private final Map<String, String> fields = new LinkedHashMap<>();

    private AuditLog() {}

    /** A line about what this request did. */
    public static AuditLog of(RoutingContext context) {
        AuditLog line = new AuditLog();
        if (MDC.get(RequestId.NAME) == null) {
            line.with(RequestId.NAME, RequestId.of(context));
        }
        line.with("network", ClientAddress.of(context).text());
        Visitor visitor = Visitor.orNull(context);
        return visitor == null ? line : line.by(visitor.learner());
    }

    /** A line about what came over a connection and was no request; a proxy's, where one is in front. */
    static AuditLog ofConnection(SocketAddress peer) {
        return new AuditLog().with("network", peer.hostAddress());
    }

    /** A line about what was done by no request, such as by a command of the operator's. */
    public static AuditLog ofOperator() {
        return new AuditLog().with("by", "operator");
    }

    /** The person who did it, where it is not the visitor. */
    public AuditLog by(UUID learner) {
        return with("by", learner);
    }

    /**
     * Says one thing more.
     *
     * @param name one word, such as {@code cohort}; {@code time}, {@code level}, {@code logger} and {@code message} are
     *     taken
     * @param value an id, a number or a word; at most 200 characters of it are told
     */
    public AuditLog with(String name, Object value) {
        String text = String.valueOf(value);
        fields.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return this;
    }

    /** Writes the line. For what can't be done without end, such as what is throttled itself. */
    public void note(String what) {
        write(Level.INFO, what);
    }

    /**
     * Writes the line, unless one of the same kind was written within this second: for what anybody may bring about.
     * The next line says how many were left out.
     */
    public void noteSeldom(String what) {
        if (SELDOM.count(what, 1).isPresent()) {
            LEFT_OUT.merge(what, 1L, Long::sum);
            counted(what);
            return;
        }
        Long leftOut = LEFT_OUT.remove(what);
        if (leftOut != null) {
            with("leftOut", leftOut);
        }
        write(Level.INFO, what);
    }

    private static void counted(String what) {
        Counter.builder("crossroads.audit")
                .description("Things that the audit log tells, written or not")
                .tag("what", what)
                .register(Metrics.globalRegistry)
                .increment();
    }

    private void write(Level level, String what) {
        LoggingEventBuilder line = LOG.atLevel(level).setMessage(what);
        fields.forEach(line::addKeyValue);
        counted(what);
        line.log();
    }
}
