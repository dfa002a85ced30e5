package dev.crossroads.cohort.live;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server-sent events of a live stream (WHATWG HTML, section 9.2), as bytes that many streams share.
 *
 * <p>An id is {@code EPOCH-NUMBER}: which board counted, and how far the reader has come.
 */
final class LiveMessage {
    private static final Pattern ID = Pattern.compile("([0-9a-f]{16})-([0-9]{1,18})");

    /** A reader that loses the connection reconnects after a second. */
    static final Buffer OPENING = Buffer.buffer("retry: 1000\n\n");

    /** Proof of life. An event and not a comment, as a script can't hear comments. */
    static final Buffer BEAT = event("beat", "{}");

    /** The server can't read what it is to show; what is shown gets old. */
    static final Buffer STALE = event("stale", "{}");

    /** The last event where the reader may not see the cohort any more: it is not to come again. */
    static final Buffer END = event("end", "{}");

    /** Readers who are sent away come again spread over this time, in milliseconds, beginning a second later. */
    private static final int SPREAD_MILLIS = 4_000;

    private static final int SOONEST_MILLIS = 1_000;

    private LiveMessage() {}

    /**
     * The last words where the reader is to come again, to this server or another: when, not all at the same moment.
     */
    static Buffer comeAgain(RandomGenerator random) {
        return Buffer.buffer("retry: " + (SOONEST_MILLIS + random.nextInt(SPREAD_MILLIS)) + "\n\n");
    }

    /** A snapshot or an update, with the id by which it is resumed. */
    static Buffer of(String epoch, LiveBoard.Changes changes, String data) {
        return Buffer.buffer("id: " + id(epoch, changes.upTo()) + "\nevent: "
                + (changes.isWhole() ? "snapshot" : "update") + "\ndata: " + data + "\n\n");
    }

    /** The id of what a reader has who has come so far on the board of this epoch. */
    static String id(String epoch, long position) {
        return epoch + '-' + position;
    }

    /** The position that an id stands for on the board of this epoch; empty where another board counted, or none. */
    static OptionalLong resumed(String epoch, Optional<String> id) {
        Matcher parts = ID.matcher(id.orElse(""));
        return parts.matches() && parts.group(1).equals(epoch)
                ? OptionalLong.of(Long.parseLong(parts.group(2)))
                : OptionalLong.empty();
    }

    private static Buffer event(String name, String data) {
        return Buffer.buffer("event: " + name + "\ndata: " + data + "\n\n");
    }
}
