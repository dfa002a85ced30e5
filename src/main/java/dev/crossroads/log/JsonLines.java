package dev.crossroads.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A JSON object a line: {@code time}, {@code level}, {@code logger}, {@code message}, what is said by name as members
 * beside them, and of a failure {@code error} and {@code stack}. Flat, so that any tool finds a member by its name.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NONE = new byte[0];

    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] headerBytes() {
        return NONE;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator object = json.createGenerator(line)) {
            object.writeStartObject();
            object.writeStringField("time", event.getInstant().toString());
            object.writeStringField("level", event.getLevel().toString());
            object.writeStringField("logger", event.getLoggerName());
            object.writeStringField("message", event.getFormattedMessage());
            for (Map.Entry<String, String> field : Fields.of(event).entrySet()) {
                object.writeStringField(field.getKey(), field.getValue());
            }
            IThrowableProxy failure = event.getThrowableProxy();
            if (failure != null) {
                object.writeStringField("error", Fields.named(failure));
                if (!Fields.isOfTheNetwork(event)) {
                    object.writeStringField("stack", ThrowableProxyUtil.asString(failure));
                }
            }
            object.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Nothing is written but to memory", impossible);
        }
        line.write('\n');
        return line.toByteArray();
    }

    @Override
    public byte[] footerBytes() {
        return NONE;
    }
}
