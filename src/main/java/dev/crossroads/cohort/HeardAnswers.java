package dev.crossroads.cohort;

import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The latest answers of those learners whom somebody watches live: what they are known by can follow these, and nobody
 * has to read them again. Safe for use by many threads.
 */
final class HeardAnswers {
    /** More than one learner gives between two looks of a page; who gave more is read again. */
    private static final int MOST = 8;

    /** Somebody is followed for so long after the last look. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final Duration SWEPT = Duration.ofMinutes(1);

    private final Map<UUID, Heard> followed = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong sweptAt = new AtomicLong(System.nanoTime());

    /**
     * A place in what was heard of a learner.
     *
     * @param following a number of its own for each time that somebody began to follow them
     * @param heard how many answers came before
     */
    record Mark(long following, long heard) {}

    /**
     * The learner's answers since they are followed.
     *
     * @param all how many there were
     * @param latest the last of them
     * @param lookedAt when somebody followed them last, as {@link System#nanoTime} has it
     */
    private record Heard(long following, long all, List<StoredEvent> latest, long lookedAt) {
        Mark mark() {
            return new Mark(following, all);
        }

        /** Every answer is heard of twice: by whoever asked to record it, and by all who listen. */
        Heard and(StoredEvent answer) {
            if (latest.stream().anyMatch(one -> one.seq() == answer.seq())) {
                return this;
            }
            List<StoredEvent> more =
                    new ArrayList<>(latest.subList(Math.max(0, latest.size() + 1 - MOST), latest.size()));
            more.add(answer);
            return new Heard(following, all + 1, List.copyOf(more), lookedAt);
        }

        Heard lookedAt(long now) {
            return new Heard(following, all, latest, now);
        }

        /** Empty where they are not all known any more. */
        Optional<List<QuestionAnswered>> since(Mark mark) {
            long missed = all - mark.heard();
            return mark.following() == following && missed <= latest.size()
                    ? Optional.of(latest.subList(latest.size() - (int) missed, latest.size()).stream()
                            .map(stored -> (QuestionAnswered) stored.event())
                            .toList())
                    : Optional.empty();
        }
    }

    /** From now on at the latest the learner's answers are kept, for a while. */
    void follow(UUID learner) {
        long now = System.nanoTime();
        followed.compute(
                learner,
                (_, before) ->
                        before == null ? new Heard(begun.incrementAndGet(), 0, List.of(), now) : before.lookedAt(now));
    }

    /** The place where the answers heard of a learner end now; empty where nobody follows them. */
    Optional<Mark> mark(UUID learner) {
        return Optional.ofNullable(followed.get(learner)).map(Heard::mark);
    }

    /**
     * The answers since a mark that was {@linkplain #mark made} of the learner; empty where they are not all known.
     *
     * @param mark empty where nobody followed them then
     */
    Optional<List<QuestionAnswered>> since(UUID learner, Optional<Mark> mark) {
        Heard heard = followed.get(learner);
        if (heard == null || mark.isEmpty()) {
            return mark.isEmpty() && (heard == null || heard.all() == 0) ? Optional.of(List.of()) : Optional.empty();
        }
        return heard.since(mark.get());
    }

    /** Keeps an event, if it is an answer of somebody who is followed; else returns false. */
    boolean hear(StoredEvent stored) {
        return stored.event() instanceof QuestionAnswered
                && followed.computeIfPresent(stored.event().learner(), (_, heard) -> heard.and(stored)) != null;
    }

    /**
     * Forgets those who are not looked at any more, now and then.
     *
     * @param forgotten told of each of them before they are
     */
    void sweep(Consumer<UUID> forgotten) {
        long now = System.nanoTime();
        long before = sweptAt.get();
        if (now - before < SWEPT.toNanos() || !sweptAt.compareAndSet(before, now)) {
            return;
        }
        followed.keySet()
                .forEach(learner -> followed.computeIfPresent(learner, (_, heard) -> {
                    if (now - heard.lookedAt() < KEPT.toNanos()) {
                        return heard;
                    }
                    forgotten.accept(learner);
                    return null;
                }));
    }
}
