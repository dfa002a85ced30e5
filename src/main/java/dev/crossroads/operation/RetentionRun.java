package dev.crossroads.operation;

import dev.crossroads.mail.Letter;
import dev.crossroads.mail.Outbox;
import dev.crossroads.operation.OperatorActs.Act;
import dev.crossroads.operation.OperatorActs.Way;
import dev.crossroads.operation.Retention.Population;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of what goes by {@link Retention}, and removes it when the warning is over. May be cut short at any moment: the
 * next run goes on. Waits.
 */
final class RetentionRun {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);

    /** A day without an hour, so that it does not come later each day. */
    private static final Duration EVERY = Duration.ofHours(23);

    private final Retention retention;
    private final IdlePeople people;
    private final RetentionTable table;
    private final Pool pool;
    private final Optional<Outbox> outbox;
    private final Function<Collection<UUID>, Map<UUID, String>> addresses;
    private final OperatorActs acts;
    private final InstantSource clock;

    RetentionRun(
            Retention retention,
            IdlePeople people,
            Pool pool,
            Optional<Outbox> outbox,
            Function<Collection<UUID>, Map<UUID, String>> addresses,
            OperatorActs acts,
            InstantSource clock) {
        this.retention = retention;
        this.people = people;
        this.table = new RetentionTable(pool);
        this.pool = pool;
        this.outbox = outbox;
        this.addresses = addresses;
        this.acts = acts;
        this.clock = clock;
    }

    /** Does what is due, which is looked for once a day on one of all nodes. */
    void run() {
        Instant now = clock.instant();
        if (isTurn(Population.GUESTS, now)) {
            guests(now);
        }
        if (isTurn(Population.ACCOUNTS, now)) {
            accounts(now);
        }
    }

    private boolean isTurn(Population population, Instant now) {
        if (retention.days(population).isEmpty()) {
            table.drop(population);
            return false;
        }
        table.announce(population, retention.days(population).getAsInt(), now);
        return table.takeTurn(population, now, EVERY);
    }

    private void guests(Instant now) {
        Instant announced = table.announced(Population.GUESTS).orElse(now);
        Instant before = retention.seenBefore(Population.GUESTS, now).orElseThrow();
        if (now.isBefore(retention.first(announced))) {
            // Those who are still away then, had they not been seen since.
            Instant first = retention.first(announced);
            IdlePeople.Found found =
                    people.guests(retention.seenBefore(Population.GUESTS, first).orElseThrow());
            warn(Population.GUESTS, found, first);
            return;
        }
        if (people.guests(before).people() > 0) {
            acts.doing(
                    Act.by(
                            Way.SETTING,
                            "guests-removed",
                            "days=" + retention.guestDays().getAsInt()),
                    () -> people.removeGuests(before),
                    removed -> "guests=" + removed);
        }
    }

    private void accounts(Instant now) {
        // Warned as long before as the warning lasts: nobody goes sooner than after the days that are set.
        Instant soon = retention
                .seenBefore(Population.ACCOUNTS, now.plus(retention.warning()))
                .orElseThrow();
        List<UUID> idle = people.ownersIdle(soon);
        table.takeBackBut(idle);
        List<UUID> warned = warnOwners(idle, now);
        if (!warned.isEmpty()) {
            warn(Population.ACCOUNTS, people.accounts(soon), now.plus(retention.warning()));
        }
        Instant before = retention.seenBefore(Population.ACCOUNTS, now).orElseThrow();
        List<UUID> due = table.warnedBefore(now.minus(retention.warning()));
        if (!due.isEmpty()) {
            acts.doing(
                    Act.by(
                            Way.SETTING,
                            "accounts-removed",
                            "days=" + retention.accountDays().getAsInt()),
                    () -> people.removeAccounts(due, before),
                    removed -> "accounts=" + removed.size());
        }
    }

    private static void warn(Population population, IdlePeople.Found found, Instant when) {
        if (found.people() == 0) {
            return;
        }
        LOG.warn(
                "Retention: {} {} with {} events go from {} on where they are not seen before; {} others stay, as they are in a cohort",
                found.people(),
                population == Population.GUESTS ? "guests" : "accounts",
                found.events(),
                when,
                found.retained());
    }

    /** Notes the warnings and puts the mail into the outbox in one transaction. */
    private List<UUID> warnOwners(List<UUID> idle, Instant now) {
        Map<UUID, String> reached = outbox.isPresent() ? addresses.apply(idle) : Map.of();
        List<UUID> warned = pool.withTransaction(transaction -> RetentionTable.warn(transaction, idle, now)
                        .compose(added -> outbox.isEmpty()
                                ? Future.succeededFuture(added)
                                : outbox.get()
                                        .put(
                                                transaction,
                                                added.stream()
                                                        .filter(reached::containsKey)
                                                        .map(learner -> letter(learner, reached.get(learner), now))
                                                        .toList())
                                        .map(added)))
                .await();
        outbox.ifPresent(Outbox::wake);
        return warned;
    }

    /** In both languages, as nobody knows which one its reader has. */
    private Letter letter(UUID learner, String address, Instant now) {
        Instant when = now.plus(retention.warning());
        Texts english = Texts.of(Language.ENGLISH);
        List<String> paragraphs = Stream.of(Language.values())
                .map(Texts::of)
                .flatMap(texts -> Stream.of(
                        texts.say("operation.warning.why", Map.of("date", texts.date(when))),
                        texts.say("operation.warning.how")))
                .toList();
        return new Letter(
                "retention-warning",
                Optional.of(learner),
                address,
                english,
                "operation.warning.subject",
                paragraphs,
                Optional.of(new Letter.Action(english.say("operation.warning.action"), "/sign-in")),
                retention.warning());
    }
}
