package dev.crossroads.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The fields of a page's form: names and values as text, in the order they came. Trust nothing in it.
 *
 * @param fields every name with its values, at least one each
 */
public record Form(Map<String, List<String>> fields) {

    /** Copies the fields. */
    public Form {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        fields = java.util.Collections.unmodifiableMap(copy);
    }

    /** The first value of a name; empty where the form has none of that name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a name, such as ticked boxes; empty where the form has none of that name. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The names that were sent. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** The first value of a name, or a {@link Problem} 400 that names it. */
    public String required(String name) {
        return first(name).orElseThrow(() -> Problem.badRequest("The form has no field '" + name + "'."));
    }

    /** A field that is a UUID; empty where it is not filled in, a {@link Problem} 400 where it is something else. */
    public Optional<UUID> uuid(String name) {
        return first(name)
                .filter(text -> !text.isEmpty())
                .map(text -> Requests.parseUuid(text)
                        .orElseThrow(() -> Problem.badRequest("The form's field '" + name + "' must be a UUID.")));
    }

    /** All values of a name that are UUIDs, each once: others name nothing. */
    public List<UUID> ids(String name) {
        return all(name).stream()
                .flatMap(text -> Requests.parseUuid(text).stream())
                .distinct()
                .toList();
    }

    /**
     * A field that names a constant as {@link Word} has it; empty where it is not filled in, a {@link Problem} 400
     * where it names none.
     */
    public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        return first(name)
                .filter(text -> !text.isEmpty())
                .map(text -> Word.read(type, text)
                        .orElseThrow(() -> Problem.badRequest("The form's field '" + name + "' must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Word::of)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }
}
