package dev.crossroads.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;

/** Named values of a line, as {@code name=value}; in quotes where the value would not be one word. */
final class FieldsConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> field : Fields.of(event).entrySet()) {
            String value = Fields.inOneLine(field.getValue());
            boolean isWord = value.matches("[^\\s\"=]+");
            text.append(' ')
                    .append(field.getKey())
                    .append('=')
                    .append(isWord ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return text.toString();
    }
}
