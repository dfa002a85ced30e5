package dev.crossroads.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crossroads.generated.Generator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Input that nobody means to send, made from a seed. */
final class Hostile {
    /** An element that no page of ours has: a page with it has taken input for markup. */
    static final String MARKUP = "<zqx";

    /** A header that no answer of ours has. */
    static final String HEADER = "X-Zqx";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "undefined",
            "true",
            "-1",
            "0",
            "1e309",
            "NaN",
            "99999999999999999999999999",
            "-9223372036854775808",
            "0.1",
            "1,5",
            "\u0661\u0662",
            "2026-02-30",
            "0000-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "2026-11-28T25:61",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "\u0000",
            "a\u0000b",
            "\r\n" + HEADER + ": yes\r\n\r\n",
            "\"'>" + MARKUP + " onclick=alert(1)>",
            "javascript:alert(1)",
            "{{this}} {{{this}}} ${7*7} #{7*7}",
            "=HYPERLINK(\"x\")",
            "' OR 1=1; DROP TABLE event; --",
            "\\",
            "../../../../etc/passwd",
            "..%2f..%2f",
            "//example.org/",
            "/\\example.org",
            "\u202egnirts",
            "\u200b",
            "\ufeff",
            "\ud83d\ude80",
            "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
            "\u4f60\u597d",
            "e\u0301".repeat(300),
            "a".repeat(3_000),
            "\u4f60".repeat(12_000),
            "4@8({[<369!1|7$5+%200".repeat(4),
            "(".repeat(2_000),
            "(a+)+$".repeat(50) + "!",
            "nobody@example.org",
            "0000-0000");

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-0",
            "1e400",
            "-1.5",
            "1" + "0".repeat(400),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
            "[" + "1,".repeat(5_000) + "1]",
            "{\"$ref\":\"#\"}");

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "[]",
            "null",
            "7",
            "\"x\"",
            "{}{}",
            "{\"a\":1,\"a\":2}",
            "{\"answer\":1e999999999}",
            "{\"answer\":" + "9".repeat(20_000) + "}",
            "{'answer': 1}",
            "\ufeff{}",
            "[".repeat(50_000),
            "{\"a\":".repeat(3_000),
            "{\"" + "k".repeat(60_000) + "\":1}",
            "%",
            "a=%zz",
            "=",
            "&&&",
            "a=1&a=2&a=3",
            "a".repeat(20_000) + "=1");

    private final Generator chance;

    Hostile(Generator chance) {
        this.chance = chance;
    }

    /** A text for any field. */
    String text() {
        return chance.once(3) ? chance.text(200) : chance.of(TEXTS);
    }

    /** A body of any type. */
    String body() {
        return chance.of(BODIES);
    }

    /** A text as a part of an address; sometimes its percent signs are damaged, or it is as it is. */
    String segment() {
        String text = text();
        if (chance.once(6)) {
            return chance.of(List.of("%", "%zz", "%0", "%c0%ae", "%ff", "%2f", "%2e%2e", ".", "..", "*", ";", "%00"));
        }
        return URLEncoder.encode(
                        text.length() > 1_500 && !chance.once(10) ? text.substring(0, 200) : text,
                        StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /** A value of a header, which is one line of ASCII. */
    String headerValue() {
        return text().replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** A JSON object with some things changed that it was not meant to have. */
    String changed(JsonNode right, Supplier<String> known) {
        JsonNode copy = right.deepCopy();
        for (int i = chance.between(0, 3); i > 0; i--) {
            change(copy, known);
        }
        String written = copy.toString();
        return chance.once(30) ? written.substring(0, written.length() / 2) : written;
    }

    private void change(JsonNode node, Supplier<String> known) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = chance.of(names);
            if (object.get(name).isContainerNode() && chance.once(2)) {
                change(object.get(name), known);
                return;
            }
            switch (chance.between(0, 4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(text(), object.get(name));
                case 2 -> object.set(name, value());
                case 3 -> object.put(name, text());
                default -> object.put(name, known.get());
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            array.set(chance.between(0, array.size() - 1), chance.once(2) ? value() : array.get(0));
        } else if (node instanceof ObjectNode empty) {
            empty.set(chance.of(List.of("answer", "replaces", "version", "confidence", text())), value());
        }
    }

    private JsonNode value() {
        try {
            return MAPPER.readTree(chance.of(JSON));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** The fields of a form with some of them changed, left out, sent twice or added. */
    String changed(Map<String, String> fields, Supplier<String> known) {
        List<String> sent = new ArrayList<>();
        fields.forEach((name, value) -> {
            switch (chance.between(0, 9)) {
                case 0 -> sent.add(pair(name, text()));
                case 1 -> sent.add(pair(name, known.get()));
                case 2 -> {
                    sent.add(pair(name, value));
                    sent.add(pair(name, text()));
                }
                case 3 -> sent.add(pair(text(), value));
                case 4 -> {}
                default -> sent.add(pair(name, value));
            }
        });
        if (chance.once(20)) {
            sent.add(chance.of(List.of("%", "a=%zz", "%=1", "=", "&")));
        }
        return sent.stream().collect(Collectors.joining("&"));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
