package dev.crossroads.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** JSON as the database keeps it. Members that a later version adds are passed over, and numbers are exact. */
public final class StoredJson {
    private static final JsonMapper MAPPER = builder().build();

    private StoredJson() {}

    /** Settings that all mappers of stored JSON share. */
    static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * A stored value.
     *
     * @throws IllegalStateException where it is not JSON
     */
    public static JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }

    /**
     * A stored value as what it was written from.
     *
     * @throws IllegalStateException where it is not of that form
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "What is stored can't be read as " + type.getSimpleName() + ": was it written by a newer version?",
                    broken);
        }
    }

    /** A value as it is stored. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
