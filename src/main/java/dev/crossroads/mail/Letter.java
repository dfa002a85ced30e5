package dev.crossroads.mail;

import dev.crossroads.web.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as a feature writes it. Its subject is one of our texts, with nothing in it that people typed: what a header
 * holds might become another header. What people typed may stand in the paragraphs and sections.
 *
 * @param kind one word, for operators, such as {@code password-reset}
 * @param learner whom it is about; empty for somebody without an account
 * @param address where it goes
 * @param texts in the language of who reads it
 * @param subject a key without places
 * @param paragraphs as they are read, one after another
 * @param sections below them
 * @param action what to do about it; empty where there is nothing
 * @param unsubscribe how to get no more of its kind; empty for mail that is sent once, as somebody did something
 * @param useful how long it is of use: what could not be sent by then is not sent any more
 * @param about what it is about, by which it can be stopped as long as it waits ({@link Outbox#stop}); empty where
 *     nobody stops it
 * @param turn which mail it lets go first
 */
public record Letter(
        String kind,
        Optional<UUID> learner,
        String address,
        Texts texts,
        String subject,
        List<String> paragraphs,
        List<Section> sections,
        Optional<Action> action,
        Optional<Unsubscribe> unsubscribe,
        Duration useful,
        Optional<UUID> about,
        Turn turn) {

    /** Which mail goes first where several wait: that of the first turn. */
    public enum Turn {
        /** Somebody asked for it just now and waits for it. */
        ASKED,
        /** Somebody wrote to others, maybe to thousands at once. */
        TO_OTHERS,
        /** It comes by itself, again and again. */
        REGULAR
    }

    /** Copies the lists; a paragraph is one line. */
    public Letter {
        paragraphs = paragraphs.stream().map(Letter::inOneLine).toList();
        sections = List.copyOf(sections);
    }

    /** A mail to somebody whom another writes to, once; it can be stopped as long as it waits. */
    public Letter(
            String kind,
            Optional<UUID> learner,
            String address,
            Texts texts,
            String subject,
            List<String> paragraphs,
            Optional<Action> action,
            Duration useful,
            UUID about) {
        this(
                kind,
                learner,
                address,
                texts,
                subject,
                paragraphs,
                List.of(),
                action,
                Optional.empty(),
                useful,
                Optional.of(about),
                Turn.TO_OTHERS);
    }

    /** A mail to somebody who did something just now, and that nobody stops. */
    public Letter(
            String kind,
            Optional<UUID> learner,
            String address,
            Texts texts,
            String subject,
            List<String> paragraphs,
            Optional<Action> action,
            Duration useful) {
        this(
                kind,
                learner,
                address,
                texts,
                subject,
                paragraphs,
                List.of(),
                action,
                Optional.empty(),
                useful,
                Optional.empty(),
                Turn.ASKED);
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\R+", " ");
    }

    /**
     * A link to this site.
     *
     * @param label says where it leads
     * @param path of this server, begins with a slash
     */
    public record Action(String label, String path) {}

    /** A heading with lines below it. */
    public record Section(String title, List<Line> lines) {
        /** Copies the list. */
        public Section {
            title = inOneLine(title);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of a section.
     *
     * @param label what it is about
     * @param language of the label, a tag; empty for that of the mail
     * @param path where it leads on this server; empty for nowhere
     * @param said of it; may be empty
     */
    public record Line(String label, String language, Optional<String> path, String said) {
        /** A label and what is said are one line each. */
        public Line {
            label = inOneLine(label);
            said = inOneLine(said);
        }
    }

    /**
     * How to get no more mail of this kind.
     *
     * @param why it is sent, in a sentence
     * @param label of the link that ends it
     * @param path of this server: a POST to it ends it for whoever knows it, a GET asks first
     */
    public record Unsubscribe(String why, String label, String path) {}
}
