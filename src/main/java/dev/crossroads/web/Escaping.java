package dev.crossroads.web;

import com.github.jknack.handlebars.EscapingStrategy;

/**
 * Escapes as Handlebars does, but hands on as it is what has nothing to escape, which most texts have not: character by
 * character was a fifth of the time a page took.
 */
enum Escaping implements EscapingStrategy {
    /** There is nothing to tell instances apart. */
    INSTANCE;

    @Override
    public CharSequence escape(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '<', '>', '"', '\'', '`', '&', '=' -> {
                    return EscapingStrategy.HTML_ENTITY.escape(text);
                }
                default -> {}
            }
        }
        return text;
    }
}
