package dev.crossroads.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
     * All texts of one language by their keys, as they are written.
     *
     * @throws IllegalStateException where a file says a key twice or has one of another feature
     */
    static Map<String, String> read(Language language) {
        Map<String, String> texts = new HashMap<>();
        ClasspathTree.read("messages").forEach((file, bytes) -> {
            Matcher name = FILE.matcher(file);
            if (!name.matches()) {
                throw new IllegalStateException("messages/" + file + " is not named <feature>_<language>.properties");
            }
            if (language.tag()
                    .equals(Optional.ofNullable(name.group("language")).orElse("en"))) {
                texts.putAll(feature(file, name.group("feature"), bytes));
            }
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
