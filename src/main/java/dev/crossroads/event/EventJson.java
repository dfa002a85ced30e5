package dev.crossroads.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Events as JSON, in the log.
 *
 * <p>An event is an object of its record's components and {@code type}, a name of {@link EventType}:
 *
 * <pre>{@code
 * {"type": "sections-read", "id": "…", "learner": "…", "at": "2026-11-23T12:00:00Z", "course": "rust-or-go",
 *  "lesson": "ownership-and-borrowing", "sections": ["moving"], "of": 4}
 * }</pre>
 *
 * Instants are ISO 8601 in UTC, an absent optional is {@code null} or left out, and text outside ASCII is escaped, so
 * that half a surrogate pair reaches the database as what it is and is refused there instead of becoming a question
 * mark. The log keeps type, id, learner, time and course in columns; its {@code body} is the rest of the object and
 * says nothing twice. Fields that are not known are passed over and missing optionals are empty, so events written by
 * other versions can be read.
 */
public final class EventJson {
    private static final JsonMapper MAPPER = builder()
            .addMixIn(LearnerEvent.class, NamedByType.class)
            .registerSubtypes(Arrays.stream(EventType.values())
                    .map(type -> new NamedType(type.form(), type.text()))
                    .toArray(NamedType[]::new))
            .build();

    private static final ObjectWriter BODY =
            builder().addMixIn(LearnerEvent.class, WithoutColumns.class).build().writer();

    private static JsonMapper.Builder builder() {
        return StoredJson.builder()
                .disable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    @JsonIgnoreProperties({"id", "learner", "at", "course"})
    private interface WithoutColumns {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface NamedByType {}

    private EventJson() {}

    /** A whole event. */
    public static String write(LearnerEvent event) {
        return writeAs(LearnerEvent.class, event);
    }

    /** Reads the output of {@link #write(LearnerEvent)}. */
    public static LearnerEvent readEvent(String json) {
        return readAs(LearnerEvent.class, json);
    }

    /** Texts as a JSON array, for statements that take one list per event. */
    public static String write(List<String> texts) {
        return writeAs(List.class, texts);
    }

    /** The part of an event that the log stores beside its columns. */
    public static String writeBody(LearnerEvent event) {
        try {
            return BODY.writeValueAsString(event);
        } catch (JsonProcessingException broken) {
            throw unwritable(event, broken);
        }
    }

    /**
     * An event from the columns and the body of its row in the log.
     *
     * @throws IllegalArgumentException when the type is not known
     */
    public static LearnerEvent read(EventType type, UUID id, UUID learner, Instant at, String course, String body) {
        ObjectNode whole = readAs(ObjectNode.class, body)
                .put("type", type.text())
                .put("id", id.toString())
                .put("learner", learner.toString())
                .put("at", at.toString())
                .put("course", course);
        try {
            return MAPPER.treeToValue(whole, LearnerEvent.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("The log's event " + id + " of learner " + learner + " is broken", broken);
        }
    }

    private static <T> String writeAs(Class<T> type, T value) {
        try {
            return MAPPER.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw unwritable(value, broken);
        }
    }

    private static UncheckedIOException unwritable(Object value, JsonProcessingException broken) {
        return new UncheckedIOException("Can't be written as JSON: " + value, broken);
    }

    private static <T> T readAs(Class<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("Not the JSON of a " + type.getSimpleName(), broken);
        }
    }
}
