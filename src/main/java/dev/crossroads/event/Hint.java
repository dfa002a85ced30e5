package dev.crossroads.event;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a node tells the others of its doings: enough to forget what they remember and to look again, and none of what
 * was recorded. Its text is short and the same in every release that knows its kind; a kind that a node does not know
 * means {@link AnythingChanged} to it.
 */
public sealed interface Hint {

    /**
     * Something of these learners changed.
     *
     * @param deadline the earliest end of an attempt that was set or moved with it
     */
    record LearnersChanged(List<UUID> learners, Optional<Instant> deadline) implements Hint {
        /** Copies the list. */
        public LearnersChanged {
            learners = List.copyOf(learners);
        }

        /** The learners of these events. */
        public static LearnersChanged of(List<? extends LearnerEvent> events) {
            return new LearnersChanged(
                    events.stream().map(LearnerEvent::learner).distinct().toList(),
                    events.stream()
                            .flatMap(event -> Hint.deadline(event).stream())
                            .min(Instant::compareTo));
        }
    }

    /** Something changed that may be on anybody's pages. */
    record PagesChanged() implements Hint {}

    /** A cohort, its members or its instructors changed. */
    record CohortChanged(UUID cohort) implements Hint {}

    /** It was decided that answers are to be marked again. */
    record RegradeDecided() implements Hint {}

    /** Nobody can say what changed. */
    record AnythingChanged() implements Hint {}

    /** The end of an attempt that an event sets or moves. */
    static Optional<Instant> deadline(LearnerEvent event) {
        return switch (event) {
            case LearnerEvent.AttemptStarted begun -> begun.deadline();
            case LearnerEvent.DeadlineMoved moved -> moved.deadline();
            default -> Optional.empty();
        };
    }

    /**
     * Its text, in parts of at most so many characters, all of them ASCII; more than one where it names many learners.
     *
     * @param most 100 or more
     */
    default List<String> texts(int most) {
        return switch (this) {
            case LearnersChanged changed -> {
                String head = "l"
                        + changed.deadline().map(at -> "" + at.toEpochMilli()).orElse("") + ":";
                int atOnce = (most - head.length()) / Ids.LENGTH;
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < changed.learners().size(); i += atOnce) {
                    StringBuilder text = new StringBuilder(head);
                    changed.learners()
                            .subList(i, Math.min(i + atOnce, changed.learners().size()))
                            .forEach(learner -> text.append(Ids.write(learner)));
                    texts.add(text.toString());
                }
                yield texts;
            }
            case PagesChanged _ -> List.of("p");
            case CohortChanged changed -> List.of("c" + Ids.write(changed.cohort()));
            case RegradeDecided _ -> List.of("r");
            case AnythingChanged _ -> List.of("a");
        };
    }

    /** Reads a text; what can't be read is of another release, and may mean anything. */
    static Hint read(String text) {
        try {
            return switch (text.charAt(0)) {
                case 'l' -> readLearners(text);
                case 'p' -> new PagesChanged();
                case 'c' -> new CohortChanged(Ids.read(text.substring(1)));
                case 'r' -> new RegradeDecided();
                default -> new AnythingChanged();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException unknown) {
            return new AnythingChanged();
        }
    }

    private static Hint readLearners(String text) {
        int colon = text.indexOf(':');
        String deadline = text.substring(1, colon);
        List<UUID> learners = new ArrayList<>();
        for (int i = colon + 1; i < text.length(); i += Ids.LENGTH) {
            learners.add(Ids.read(text.substring(i, i + Ids.LENGTH)));
        }
        return new LearnersChanged(
                learners,
                deadline.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(deadline))));
    }

    /** Ids in Base64 for addresses (RFC 4648 section 5), without padding. */
    final class Ids {
        /** The characters of an id. */
        public static final int LENGTH = 22;

        private Ids() {}

        /** An id in 22 characters. */
        public static String write(UUID id) {
            byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        /**
         * The id of a text.
         *
         * @throws IllegalArgumentException where it is none
         */
        public static UUID read(String text) {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != 2 * Long.BYTES) {
                throw new IllegalArgumentException("Not an id: " + text);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
    }
}
