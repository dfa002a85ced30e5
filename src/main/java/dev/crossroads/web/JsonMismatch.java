package dev.crossroads.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in a sentence why a JSON body is not of the form of a record: the member, and what would be right. */
final class JsonMismatch {
    private JsonMismatch() {}

    static Problem problem(JsonMappingException mismatch) {
        String path = path(mismatch);
        return switch (mismatch) {
            case UnrecognizedPropertyException unknown ->
                Problem.badRequest("There is no member '%s'; known are %s."
                                .formatted(
                                        path,
                                        unknown.getKnownPropertyIds().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .collect(Collectors.joining(", "))))
                        .with("member", path);
            case MismatchedInputException wrong
            when isMissing(wrong) ->
                Problem.badRequest("The member '%s' is missing.".formatted(path))
                        .with("member", path);
            case MismatchedInputException wrong ->
                Problem.badRequest("The member '%s' must be %s.".formatted(path, expected(wrong)))
                        .with("member", path);
            default -> Problem.badRequest("The member '%s' is not of the right form.".formatted(path));
        };
    }

    /** Jackson has no exception of its own for a creator property that isn't there. */
    private static boolean isMissing(MismatchedInputException wrong) {
        return wrong.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static String path(JsonMappingException mismatch) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mismatch.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String expected(MismatchedInputException wrong) {
        Class<?> type = wrong.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant)
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return named(type).orElse("of another type");
    }

    private static Optional<String> named(Class<?> type) {
        if (type == String.class) {
            return Optional.of("a string");
        } else if (type == boolean.class || type == Boolean.class) {
            return Optional.of("true or false");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Optional.of("a whole number");
        } else if (type == double.class || type == Double.class) {
            return Optional.of("a number");
        } else if (type == UUID.class) {
            return Optional.of("a UUID");
        } else if (Iterable.class.isAssignableFrom(type)) {
            return Optional.of("a list");
        } else if (type.isRecord() || java.util.Map.class.isAssignableFrom(type)) {
            return Optional.of("an object");
        }
        return Optional.empty();
    }
}
