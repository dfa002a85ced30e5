package dev.crossroads.quiz;

import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.QuestionsShown;
import dev.crossroads.event.LearnerEvent.Showing;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Recorder;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the log tells which questions were shown, at the cost of a row for those alone that stay open. Most
 * are answered before long, and an answer says itself when its question was shown. What is still open {@link #WAIT}
 * later, or when its attempt ends or the server is stopped, is recorded then: one event for all of an attempt. So a
 * server that is killed takes with it at most what was shown within that time and never answered. Safe for use by many
 * threads.
 */
public final class ShownLog {
    private static final Logger LOG = LoggerFactory.getLogger(ShownLog.class);

    /** Most questions are answered by then; many programs to be read are not. */
    static final Duration WAIT = Duration.ofMinutes(2);

    /** The recorder has a bounded queue, and others want to record, too. */
    private static final int AT_ONCE = 500;

    private final Recorder recorder;

    /** The attempts in which something was shown that is not in the log, the longest ago first. */
    private final Map<AttemptTable.Key, Unlogged> attempts = new LinkedHashMap<>();

    /** What was shown goes to this recorder. */
    public ShownLog(Recorder recorder) {
        this.recorder = recorder;
    }

    private record Shown(String question, String revision) {}

    private record Unlogged(String course, String quiz, Map<Shown, Instant> first) {}

    /** Notes that a question is shown now, unless the log has that already. */
    void shown(QuestionShown shown, Instant now) {
        Attempt attempt = shown.attempt();
        Shown what = new Shown(shown.id(), shown.shownRevision());
        boolean isLogged = attempt.response(what.question())
                        .filter(response -> response.revision().equals(what.revision()))
                        .isPresent()
                || what.revision().equals(attempt.shown().get(what.question()));
        if (!isLogged) {
            note(AttemptTable.Key.of(attempt), attempt.course(), attempt.quiz(), what, now);
        }
    }

    private synchronized void note(AttemptTable.Key key, String course, String quiz, Shown what, Instant at) {
        attempts.computeIfAbsent(key, _ -> new Unlogged(course, quiz, new LinkedHashMap<>()))
                .first()
                .merge(what, at, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** An answer is recorded: where it says when its question was shown, nothing else has to. */
    synchronized void answered(QuestionAnswered answer) {
        AttemptTable.Key key = new AttemptTable.Key(answer.learner(), answer.attempt());
        Unlogged unlogged = attempts.get(key);
        if (unlogged != null && answer.shown().isPresent()) {
            unlogged.first().remove(new Shown(answer.question(), answer.revision()));
            if (unlogged.first().isEmpty()) {
                attempts.remove(key);
            }
        }
    }

    /** Records what is still open of an attempt; completes when the log has it. */
    Future<Void> record(UUID learner, UUID attempt) {
        return record(new AttemptTable.Key(learner, attempt));
    }

    private Future<Void> record(AttemptTable.Key key) {
        return taken(key).map(shown -> record(key, shown)).orElseGet(Future::succeededFuture);
    }

    private synchronized Optional<QuestionsShown> taken(AttemptTable.Key key) {
        return Optional.ofNullable(attempts.remove(key)).map(unlogged -> event(key, unlogged));
    }

    /** The event's id follows from what it says, so that asking again where nobody could say records it once. */
    private static QuestionsShown event(AttemptTable.Key key, Unlogged unlogged) {
        List<Showing> shown = unlogged.first().entrySet().stream()
                .map(one -> new Showing(one.getKey().question(), one.getKey().revision(), one.getValue()))
                .toList();
        return new QuestionsShown(
                UUID.nameUUIDFromBytes(("shown " + key.attempt() + " " + shown).getBytes(StandardCharsets.UTF_8)),
                key.learner(),
                shown.getLast().at(),
                unlogged.course(),
                unlogged.quiz(),
                key.attempt(),
                shown);
    }

    private Future<Void> record(AttemptTable.Key key, QuestionsShown shown) {
        return recorder.record(shown)
                .onFailure(_ -> shown.shown()
                        .forEach(one -> note(
                                key,
                                shown.course(),
                                shown.quiz(),
                                new Shown(one.question(), one.revision()),
                                one.at())))
                .map(outcome -> {
                    if (outcome instanceof Outcome.Refused(Outcome.Refusal refusal)) {
                        LOG.debug("Attempt {} is nobody's any more: {}", key.attempt(), refusal.detail());
                    }
                    return null;
                });
    }

    /**
     * Records what was shown so long ago that it may stay open; completes when that is tried.
     *
     * @return fails where some of it could not be recorded; it is tried again with the next
     */
    Future<?> recordDue(Instant now) {
        Instant due = now.minus(WAIT);
        return recordWhere(
                AT_ONCE, unlogged -> unlogged.first().values().stream().anyMatch(due::isAfter));
    }

    /** Records everything that is left, where the database is there. */
    Future<?> recordAll() {
        return recordWhere(Integer.MAX_VALUE, _ -> true);
    }

    private Future<?> recordWhere(int most, Predicate<Unlogged> condition) {
        List<AttemptTable.Key> keys;
        synchronized (this) {
            keys = attempts.entrySet().stream()
                    .filter(one -> condition.test(one.getValue()))
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList();
        }
        return Future.join(keys.stream().map(this::record).toList());
    }

    /** Records of learners, with what they were shown in the log before it is moved or read. */
    public LearnerRecords before(LearnerRecords records) {
        return new LearnerRecords() {
            @Override
            public void merge(UUID guest, UUID learner) {
                recordOf(guest).await();
                records.merge(guest, learner);
            }

            @Override
            public String export(UUID learner) {
                recordOf(learner).await();
                return records.export(learner);
            }

            @Override
            public void delete(UUID learner) {
                records.delete(learner);
            }
        };
    }

    private Future<?> recordOf(UUID learner) {
        List<AttemptTable.Key> keys;
        synchronized (this) {
            keys = attempts.keySet().stream()
                    .filter(key -> key.learner().equals(learner))
                    .toList();
        }
        return Future.join(keys.stream().map(this::record).toList());
    }
}
