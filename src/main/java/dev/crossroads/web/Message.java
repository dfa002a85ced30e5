package dev.crossroads.web;

import java.util.Map;

/**
 * Something to be said once it is known in which language: a text's key and what fills its places.
 *
 * @param key such as {@code quiz.answer.empty}
 * @param arguments a value for every place of the text, by its name
 */
public record Message(String key, Map<String, ?> arguments) {

    /** Copies the arguments. */
    public Message {
        arguments = Map.copyOf(arguments);
    }

    /** A text without places. */
    public Message(String key) {
        this(key, Map.of());
    }

    /** The text in the language of these texts. */
    public String in(Texts texts) {
        return texts.say(key, arguments);
    }

    /** The text for programs, the log and tests. */
    public String inEnglish() {
        return in(Texts.of(Language.ENGLISH));
    }
}
