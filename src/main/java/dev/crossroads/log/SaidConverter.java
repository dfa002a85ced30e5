package dev.crossroads.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A line's words, in one line. */
final class SaidConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return Fields.inOneLine(event.getFormattedMessage());
    }
}
