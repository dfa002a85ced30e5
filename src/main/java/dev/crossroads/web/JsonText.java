package dev.crossroads.web;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Refuses what can be written in JSON but not kept: null, which says nothing that leaving out does not, the character
 * NUL and halves of surrogate pairs, which Postgres can't hold, and numbers beyond a double.
 */
final class JsonText {
    private JsonText() {}

    /** Checks every name, text and number of a tree, whose depth was bounded when it was read. */
    static void check(JsonNode node) {
        check("", node);
    }

    private static void check(String path, JsonNode node) {
        if (node.isNull()) {
            throw Problem.badRequest("The member '%s' must not be null.".formatted(path))
                    .with("member", path);
        }
        if (node.isTextual()) {
            check(path, node.textValue());
        } else if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            throw Problem.badRequest("The number at '%s' is too large.".formatted(path));
        }
        node.properties().forEach(member -> {
            check(path, member.getKey());
            check(path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(path + "[" + i + "]", node.get(i));
        }
    }

    /** Refuses a text that can't be stored, with a problem that names its place. */
    static void check(String path, String text) {
        if (!isStorable(text)) {
            throw Problem.badRequest("The text at '%s' has a character that can't be stored."
                    .formatted(path.replaceAll("\\P{Print}", "?")));
        }
    }

    /** Whether the database can hold the text. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }
}
