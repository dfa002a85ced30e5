package dev.crossroads.quiz;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.crossroads.course.Question;
import dev.crossroads.typed.KeyPattern;
import dev.crossroads.typed.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Questions as JSON, their keys included: for table {@code question_revision} and no one's eyes. An object of the
 * record's components and {@code form}, the name of the record; what another version wrote more is passed over.
 */
final class QuestionJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(KeyPattern.class, new PatternWriter())
                    .addDeserializer(KeyPattern.class, new PatternReader()))
            .addMixIn(Question.class, NamedByForm.class)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerSubtypes(
                    new NamedType(Question.MultipleChoice.class, "MultipleChoice"),
                    new NamedType(Question.ShortAnswer.class, "ShortAnswer"),
                    new NamedType(Question.Tracing.class, "Tracing"),
                    new NamedType(Question.Numeric.class, "Numeric"),
                    new NamedType(Question.Ordering.class, "Ordering"),
                    new NamedType(Question.Matching.class, "Matching"),
                    new NamedType(Question.Line.class, "Line"))
            .build();

    private QuestionJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
    @JsonIgnoreProperties({"manner"})
    private interface NamedByForm {}

    static String write(Question question) {
        try {
            return MAPPER.writerFor(Question.class).writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Question " + question.id() + " is no JSON", e);
        }
    }

    static Question read(String json) {
        try {
            return MAPPER.readValue(json, Question.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A kept question can't be read", e);
        }
    }

    private static final class PatternWriter extends JsonSerializer<KeyPattern> {
        @Override
        public void serialize(KeyPattern pattern, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("manner", pattern.manner().name());
            json.writeStringField("source", pattern.source());
            json.writeEndObject();
        }
    }

    private static final class PatternReader extends JsonDeserializer<KeyPattern> {
        @Override
        public KeyPattern deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode pattern = parser.readValueAsTree();
            try {
                return KeyPattern.of(
                        Spelling.Manner.valueOf(pattern.get("manner").textValue()),
                        pattern.get("source").textValue());
            } catch (KeyPattern.Unusable e) {
                throw new IOException("A pattern that was served can't be used any more", e);
            }
        }
    }
}
