package dev.crossroads.web;

/**
 * Something a page has to say before its content, in a sentence.
 *
 * @param kind how it is shown
 */
public record Notice(Kind kind, String text) {

    /** The weight of a notice; each has a word and an icon of its own, not just a colour. */
    public enum Kind {
        /** Good to know. */
        INFO,
        /** It was done. */
        DONE,
        /** Something does not work as it should. */
        WARNING
    }

    /** A notice that is good to know. */
    public static Notice info(String text) {
        return new Notice(Kind.INFO, text);
    }

    /** A notice that something was done, and recorded where it says so. */
    public static Notice done(String text) {
        return new Notice(Kind.DONE, text);
    }

    /** A notice that something does not work as it should. */
    public static Notice warning(String text) {
        return new Notice(Kind.WARNING, text);
    }

    /** The kind as style sheets name it. */
    public String tone() {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The key of the word that stands before the text. */
    public String word() {
        return switch (kind) {
            case INFO -> "web.notice.note";
            case DONE -> "web.notice.done";
            case WARNING -> "web.notice.warning";
        };
    }
}
