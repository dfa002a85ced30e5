package dev.crossroads.mail;

import dev.crossroads.web.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as a feature writes it. Its subject is one of our texts, with nothing in it that people typed: what a header
 * holds might become another header. What people typed may stand in the paragraphs.
 *
 * @param kind one word, for operators, such as {@code password-reset}
 * @param learner whom it is about; empty for somebody without an account
 * @param address where it goes
 * @param texts in the language of who reads it
 * @param subject a key without places
 * @param paragraphs as they are read, one after another
 * @param action what to do about it; empty where there is nothing
 * @param useful how long it is of use: what could not be sent by then is not sent any more
 */
public record Letter(
        String kind,
        Optional<UUID> learner,
        String address,
        Texts texts,
        String subject,
        List<String> paragraphs,
        Optional<Action> action,
        Duration useful) {

    /** Copies the list; a paragraph is one line. */
    public Letter {
        paragraphs = paragraphs.stream()
                .map(paragraph -> paragraph.replaceAll("\\R+", " "))
                .toList();
    }

    /**
     * A link to this site.
     *
     * @param label says where it leads
     * @param path of this server, begins with a slash
     */
    public record Action(String label, String path) {}
}
