package dev.crossroads.log;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A failure, the root of it first; of the network's only its name. */
final class WhyConverter extends RootCauseFirstThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
        if (event.getThrowableProxy() != null && Fields.isOfTheNetwork(event)) {
            return "        " + Fields.named(event.getThrowableProxy()) + System.lineSeparator();
        }
        return super.convert(event);
    }
}
