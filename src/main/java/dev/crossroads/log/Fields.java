package dev.crossroads.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** Named values of a line, beside its message. */
final class Fields {
    private Fields() {}

    /** By name: what holds for all lines of a request, then what this one adds. */
    static Map<String, String> of(ILoggingEvent event) {
        Map<String, String> fields = new LinkedHashMap<>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                fields.put(pair.key, String.valueOf(pair.value));
            }
        }
        return fields;
    }

    /** The same in one line: a stranger's words must not look like a line of ours. */
    static String inOneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    /**
     * Whether only the failure's name is told: what goes wrong between the network and our own code is brought about by
     * whoever sends it, as often as they like, and its stack says nothing that its name does not.
     */
    static boolean isOfTheNetwork(ILoggingEvent event) {
        return event.getLoggerName().startsWith("io.netty.")
                || event.getLoggerName().startsWith("io.vertx.");
    }

    /** A failure's name and words; of its root where it has one. */
    static String named(IThrowableProxy failure) {
        IThrowableProxy root = failure;
        while (root.getCause() != null && !root.isCyclic()) {
            root = root.getCause();
        }
        return inOneLine(root.getClassName() + ": " + root.getMessage());
    }
}
