package dev.crossroads.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the message files of the class path: {@code messages/<feature>.properties} is English,
 * {@code <feature>_de.properties} German, both in UTF-8. Every key begins with the feature's name and a dot.
 */
final class Messages {
    private static final Pattern FILE = Pattern.compile("(?<feature>[a-z-]+)(?:_(?<language>[a-z]{2}))?\\.properties");

    private Messages() {}

    /**
     * All texts of each language by their keys, as they are written.
     *
     * @throws IllegalStateException where a file says a key twice, has one of another feature, or is of no language
     *     there is
     */
    static Map<Language, Map<String, String>> read() {
        Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, new HashMap<>());
        }
        ClasspathTree.read("messages").forEach((file, bytes) -> {
            Matcher name = FILE.matcher(file);
            if (!name.matches()) {
                throw new IllegalStateException("messages/" + file + " is not named <feature>_<language>.properties");
            }
            String tag = Optional.ofNullable(name.group("language")).orElse(Language.ENGLISH.tag());
            Language language = Language.tagged(tag)
                    .orElseThrow(
                            () -> new IllegalStateException("messages/" + file + " is of a language unknown here"));
            texts.get(language).putAll(feature(file, name.group("feature"), bytes));
        });
        return texts;
    }

    private static Map<String, String> feature(String file, String feature, byte[] bytes) {
        Map<String, String> texts = new HashMap<>();
        parsed(file, bytes).forEach((key, text) -> {
            if (!key.toString().startsWith(feature + ".")) {
                throw new IllegalStateException(
                        "The message " + key + " of messages/" + file + " must begin with " + feature + ".");
            }
            texts.put(key.toString(), text.toString());
        });
        return texts;
    }

    private static Properties parsed(String file, byte[] bytes) {
        Properties properties = new OncePerKey(file);
        try {
            properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("messages/" + file + " can't be read", unreadable);
        }
        return properties;
    }

    /** Of two texts for one key the JDK takes the last without a word. */
    private static final class OncePerKey extends Properties {
        private static final long serialVersionUID = 1L;

        private final String file;

        OncePerKey(String file) {
            this.file = file;
        }

        @Override
        public synchronized Object put(Object key, Object text) {
            if (super.put(key, text) != null) {
                throw new IllegalStateException("messages/" + file + " has two texts for " + key);
            }
            return null;
        }
    }
}
