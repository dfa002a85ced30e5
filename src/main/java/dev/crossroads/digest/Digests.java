package dev.crossroads.digest;

import dev.crossroads.digest.Recipients.Recipient;
import dev.crossroads.digest.SubscriptionTable.Taken;
import dev.crossroads.hash.Sha256;
import dev.crossroads.mail.Letter;
import dev.crossroads.mail.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the digests whose hour has come, each once: some subscriptions are taken for a while, what there is to say is
 * read, and all of it is put into the outbox in one transaction with a row for the reader and their day. Who dies
 * before that leaves them to be taken again, who comes too late finds them taken or the day's row there.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Digests {
    /** The word for operators. */
    static final String KIND = "digest";

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    /** So many share the queries of a reading; ten thousand are read in two hundred. */
    private static final int AT_ONCE = 50;

    /** Longer than a reading takes, cohorts of thousands among it; after a death they are this late. */
    static final Duration HELD = Duration.ofMinutes(5);

    /** A day's row is of no use once no zone has that day, but to tell somebody when they got one. */
    private static final int DAYS_KEPT = 30;

    private final Pool pool;
    private final SubscriptionTable table;
    private final Recipients recipients;
    private final List<DigestPart> parts;
    private final Outbox outbox;
    private final DigestLetters letters;
    private final InstantSource clock;

    Digests(
            Pool pool,
            Recipients recipients,
            List<DigestPart> parts,
            Outbox outbox,
            DigestLetters letters,
            InstantSource clock) {
        this.pool = pool;
        this.table = new SubscriptionTable(pool);
        this.recipients = recipients;
        this.parts = List.copyOf(parts);
        this.outbox = outbox;
        this.letters = letters;
        this.clock = clock;
    }

    /** Writes all that are due, some at a time, as long as it is to go on; an empty look costs one query. */
    void run(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Instant until = now.plus(HELD);
            List<Taken> taken = table.take(now, until, AT_ONCE).await();
            if (taken.isEmpty()) {
                return;
            }
            write(taken, until, now);
        }
    }

    /** Forgets which digests were sent long ago. */
    void tidy() {
        table.forget(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_KEPT))
                .await();
    }

    private void write(List<Taken> taken, Instant until, Instant now) {
        try {
            keep(read(taken, now), until, now);
        } catch (RuntimeException failed) {
            if (taken.size() == 1) {
                UUID learner = taken.getFirst().subscription().learner();
                LOG.warn(
                        "The digest of learner {} can't be written now; it is tried again in minutes", learner, failed);
                return;
            }
            // One whose course or cohort can't be read must not cost the others theirs.
            taken.forEach(one -> write(List.of(one), until, now));
        }
    }

    /**
     * The outcome of looking at a subscription.
     *
     * @param day of the digest; empty where none is due
     * @param facts a hash of what there is to say; empty for nothing
     */
    private record Looked(Taken taken, Optional<LocalDate> day, Optional<Letter> letter, String facts, Instant next) {
        UUID learner() {
            return taken.subscription().learner();
        }
    }

    private List<Looked> read(List<Taken> taken, Instant now) {
        List<Taken> due = taken.stream().filter(one -> one.due(now).isPresent()).toList();
        Map<UUID, Recipient> reached = due.isEmpty()
                ? Map.of()
                : recipients.of(
                        due.stream().map(one -> one.subscription().learner()).toList());
        List<DigestReader> readers = due.stream()
                .map(Taken::subscription)
                .filter(one -> reached.containsKey(one.learner()))
                .map(one -> new DigestReader(
                        one.learner(), reached.get(one.learner()).isInstructor(), one.texts()))
                .toList();
        Map<UUID, List<DigestSection>> sections = sections(readers, now);
        return taken.stream()
                .map(one -> look(
                        one,
                        Optional.ofNullable(reached.get(one.subscription().learner())),
                        sections.getOrDefault(one.subscription().learner(), List.of()),
                        now))
                .toList();
    }

    private Map<UUID, List<DigestSection>> sections(List<DigestReader> readers, Instant now) {
        Map<UUID, List<DigestSection>> sections = new HashMap<>();
        if (!readers.isEmpty()) {
            parts.forEach(part -> part.say(readers, now)
                    .forEach((learner, said) -> sections.computeIfAbsent(learner, _ -> new ArrayList<>())
                            .addAll(said)));
        }
        return sections;
    }

    private Looked look(Taken taken, Optional<Recipient> recipient, List<DigestSection> sections, Instant now) {
        Subscription subscription = taken.subscription();
        Instant next = subscription.schedule().next(now);
        Optional<LocalDate> day = taken.due(now).filter(_ -> recipient.isPresent());
        if (day.isEmpty()) {
            return new Looked(taken, day, Optional.empty(), taken.facts(), next);
        }
        String facts = hash(sections);
        Optional<Letter> letter = recipient
                .filter(_ -> !facts.isEmpty() && !facts.equals(taken.facts()))
                .map(to -> letters.of(subscription, to.address(), sections, now));
        return new Looked(taken, day, letter, facts, next);
    }

    /** The same whatever the order in which it is read. */
    private static String hash(List<DigestSection> sections) {
        return sections.isEmpty()
                ? ""
                : HexFormat.of()
                        .formatHex(Sha256.of(sections.stream()
                                .flatMap(section -> section.facts().stream())
                                .sorted()
                                .collect(Collectors.joining("\n"))));
    }

    private void keep(List<Looked> all, Instant until, Instant now) {
        boolean isAnythingSent = pool.withTransaction(transaction -> SubscriptionTable.lock(
                                transaction, all.stream().map(Looked::learner).toList(), until)
                        .compose(held -> keep(
                                transaction,
                                all.stream()
                                        .filter(one -> held.contains(one.learner()))
                                        .toList(),
                                now)))
                .await();
        if (isAnythingSent) {
            outbox.wake();
        }
    }

    private Future<Boolean> keep(SqlConnection transaction, List<Looked> held, Instant now) {
        List<Looked> written =
                held.stream().filter(one -> one.letter().isPresent()).toList();
        return SubscriptionTable.note(
                        transaction,
                        written.stream().map(Looked::learner).toList(),
                        written.stream().map(one -> one.day().orElseThrow()).toList(),
                        now)
                .compose(sent -> outbox.put(
                                transaction,
                                written.stream()
                                        .filter(one -> sent.contains(one.learner()))
                                        .map(one -> one.letter().orElseThrow())
                                        .toList())
                        .compose(_ -> done(transaction, held, sent))
                        .map(!sent.isEmpty()));
    }

    /** Who had a digest of that day already was told nothing of what there is to say now. */
    private static Future<?> done(SqlConnection transaction, List<Looked> held, Set<UUID> sent) {
        return SubscriptionTable.done(
                transaction,
                held.stream().map(Looked::learner).toList(),
                held.stream().map(Looked::next).toList(),
                held.stream()
                        .map(one -> one.letter().isPresent() && !sent.contains(one.learner())
                                ? one.taken().facts()
                                : one.facts())
                        .toList());
    }
}
