package dev.crossroads.web;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;

/**
 * Helpers for texts in the reader's language: {@code {{t "key" name=value}}} (or of a {@link Message} that the page
 * holds), {@code {{asNumber value}}} and {@code {{asPercent value}}}. All is escaped; where a text has markup in its
 * middle, {@code asTag} ({@link MarkupHelpers}) makes an argument of it: {@code {{t "home.who" name=(asTag "bdi"
 * name)}}}. Works wherever it stands in a page, parts of pages included. A helper hides a value of the same name: that
 * is why theirs are unlike any value's.
 */
final class TextHelpers {
    /** Where a rendering keeps its texts. */
    static final String TEXTS = "texts";

    private TextHelpers() {}

    static void register(Handlebars handlebars) {
        handlebars.registerHelper(
                "t",
                (Object said, Options options) -> said instanceof Message message
                        ? texts(options).html(message.key(), message.arguments())
                        : texts(options).html(said.toString(), options.hash));
        handlebars.registerHelper(
                "asNumber", (Object value, Options options) -> texts(options).number(((Number) value).longValue()));
        handlebars.registerHelper(
                "asPercent", (Object value, Options options) -> texts(options).percent(((Number) value).intValue()));
    }

    private static Texts texts(Options options) {
        Texts texts = options.data(TEXTS);
        if (texts == null) {
            throw new IllegalStateException("The template " + options.fn.filename()
                    + " says a text in the language of a chrome, which its page does not have");
        }
        return texts;
    }
}
