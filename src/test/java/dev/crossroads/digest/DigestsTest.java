package dev.crossroads.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Rows;
import dev.crossroads.database.Pools;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Statement;
import dev.crossroads.mail.MailFeature;
import dev.crossroads.mail.MailSettings;
import dev.crossroads.mail.Outbox;
import dev.crossroads.web.Language;
import dev.crossroads.web.Pages;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A digest is written once for each day of its reader's, whatever becomes of nodes and clocks, and only if it is news.
 */
class DigestsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Monday, a quarter to eight in Berlin. */
    private static final Instant MONDAY = Instant.parse("2026-11-30T06:45:00Z");

    private static final Duration DAY = Duration.ofDays(1);

    private final Vertx vertx = Vertx.vertx();
    private final Map<UUID, String> news = new ConcurrentHashMap<>();
    private final Set<UUID> unconfirmed = new HashSet<>();
    private TestDatabase database;
    private Pool pool;
    private Outbox outbox;
    private SubscriptionTable table;
    private volatile Instant now = MONDAY;
    private final InstantSource clock = () -> now;
    private volatile Function<List<DigestReader>, Map<UUID, List<DigestSection>>> part = this::said;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        pool = Pools.open(vertx, database.address(), "digest-test", 8);
        outbox = new MailFeature(
                        vertx,
                        pool,
                        new Pages(),
                        new MailSettings(
                                MailSettings.Server.parse("smtp://127.0.0.1:1?tls=off"),
                                "crossroads@example.org",
                                URI.create("https://learn.example.org")),
                        clock)
                .outbox();
        table = new SubscriptionTable(pool);
    }

    @AfterEach
    void close() {
        pool.close().await();
        vertx.close().await();
        database.close();
    }

    @Test
    void threeNodesAtOnceWriteEachDigestOnce() throws InterruptedException {
        for (int i = 0; i < 170; i++) {
            subscribed("news");
        }
        pass(Duration.ofMinutes(15));
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Digests node = node();
            nodes.add(Thread.startVirtualThread(() -> node.run(() -> true)));
        }
        for (Thread node : nodes) {
            node.join();
        }

        assertThat(mails()).isEqualTo(170);
        assertThat(Rows.of(database.address(), "SELECT DISTINCT learner_id FROM mail_outbox"))
                .hasSize(170);
    }

    @Test
    void whoDiesOverDigestsLeavesThemToTheNext() {
        for (int i = 0; i < 100; i++) {
            subscribed("news");
        }
        pass(Duration.ofMinutes(15));
        int taken = 0;
        while (taken < 100) {
            taken += table.take(now, now.plus(Digests.HELD), 7).await().size();
        }
        run();
        assertThat(mails()).isZero();

        pass(Digests.HELD);
        run();

        assertThat(mails()).isEqualTo(100);
    }

    @Test
    void whoIsSlowerThanTheTimeItTookFindsTheNextHasWrittenIt() {
        subscribed("news");
        pass(Duration.ofMinutes(15));
        part = readers -> {
            part = this::said;
            pass(Digests.HELD);
            run();
            return said(readers);
        };

        run();

        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void aServerThatWasDownAtTheHourWritesTodaysLateAndNotYesterdays() {
        UUID reader = subscribed("news");
        pass(Duration.ofHours(15));
        run();
        assertThat(mails()).isEqualTo(1);

        news.put(reader, "more");
        pass(DAY.plusHours(2));
        run();
        assertThat(mails())
                .as("it is Wednesday before eight, and Tuesday's was missed")
                .isEqualTo(1);

        pass(Duration.ofHours(8));
        run();
        assertThat(days()).containsExactly("(2026-11-30)", "(2026-12-02)");
    }

    @Test
    void thereIsNoneWithoutNews() {
        UUID reader = subscribed("two things");
        pass(Duration.ofMinutes(15));
        run();
        assertMailsAfterADay(1);
        news.put(reader, "one thing");
        assertMailsAfterADay(2);
        news.remove(reader);
        assertMailsAfterADay(2);
        news.put(reader, "one thing");
        assertMailsAfterADay(3);
    }

    private void assertMailsAfterADay(int mails) {
        pass(DAY);
        run();
        assertThat(mails()).isEqualTo(mails);
    }

    @Test
    void whoChangesTheirHourOrZoneGetsNoSecondOneThatDay() {
        UUID reader = subscribed("news");
        pass(Duration.ofMinutes(15));
        run();
        news.put(reader, "other news");

        table.put(new Subscription(reader, daily(9, BERLIN), Language.ENGLISH), now)
                .await();
        pass(Duration.ofHours(1));
        run();
        assertThat(mails()).isEqualTo(1);
        table.put(new Subscription(reader, daily(5, ZoneId.of("America/New_York")), Language.ENGLISH), now)
                .await();
        pass(Duration.ofHours(2));
        run();
        assertThat(mails()).isEqualTo(1);

        pass(DAY);
        run();
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void whoEndsAndOrdersItAgainGetsNoSecondOneThatDay() {
        UUID reader = subscribed("news");
        pass(Duration.ofMinutes(15));
        run();
        end(reader);
        table.put(new Subscription(reader, daily(9, BERLIN), Language.ENGLISH), now)
                .await();
        pass(Duration.ofHours(1));
        run();
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void aClockThatRanAheadAndCameBackCostsNoMoreThanADay() {
        UUID reader = subscribed("news");
        UUID weekly = subscribed("news", new Schedule(Optional.of(DayOfWeek.WEDNESDAY), 8, BERLIN));
        pass(Duration.ofDays(400).plusHours(1));
        run();
        assertThat(mails())
                .as("today's, and that of the week which nobody was there to write")
                .isEqualTo(2);
        now = MONDAY.plus(DAY);
        news.put(reader, "other news");
        run();
        pass(Duration.ofMinutes(15));
        run();
        pass(DAY);
        run();

        assertThat(days(reader)).contains("(2026-12-01)");
        assertThat(days(weekly)).hasSize(1);
        news.put(weekly, "other news");
        pass(DAY.multipliedBy(7));
        run();
        assertThat(days(weekly)).contains("(2026-12-09)");
    }

    @Test
    void aWeeklyOneWhoseDayPassedWithoutAServerComesOnceWhenThereIsOne() {
        UUID reader = subscribed("news", new Schedule(Optional.of(DayOfWeek.MONDAY), 8, BERLIN));
        pass(Duration.ofDays(3));
        run();
        assertThat(days(reader)).containsExactly("(2026-11-30)");
        news.put(reader, "other news");
        pass(DAY);
        run();
        assertThat(mails()).isEqualTo(1);

        now = MONDAY.plus(Duration.ofDays(7)).plus(Duration.ofMinutes(15));
        run();
        assertThat(days(reader)).containsExactlyInAnyOrder("(2026-11-30)", "(2026-12-07)");
    }

    @Test
    void oneThatCantBeWrittenCostsTheOthersNothingAndIsTriedAgain() {
        UUID broken = subscribed("news");
        for (int i = 0; i < 5; i++) {
            subscribed("news");
        }
        pass(Duration.ofMinutes(15));
        part = readers -> {
            if (readers.stream().anyMatch(reader -> reader.learner().equals(broken))) {
                throw new IllegalStateException("Their course is broken");
            }
            return said(readers);
        };
        run();
        assertThat(mails()).isEqualTo(5);

        part = this::said;
        pass(Digests.HELD);
        run();
        assertThat(mails()).isEqualTo(6);
    }

    @Test
    void whoEndsItWhileItIsWrittenGetsNone() {
        UUID reader = subscribed("news");
        subscribed("news");
        pass(Duration.ofMinutes(15));
        part = readers -> {
            end(reader);
            return said(readers);
        };

        run();

        assertThat(mails()).isEqualTo(1);
        assertThat(days(reader)).isEmpty();
    }

    @Test
    void anAddressThatIsNotConfirmedGetsNoneUntilItIs() {
        UUID reader = subscribed("news");
        unconfirmed.add(reader);
        pass(Duration.ofMinutes(15));
        run();
        assertThat(mails()).isZero();

        unconfirmed.clear();
        pass(DAY);
        run();
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void manyAtOneHourAreReadAFewAtATime() {
        int many = 1_000;
        pool.query("""
                        INSERT INTO digest_subscription (learner_id, hour, time_zone, language, next_at, changed_at)
                        SELECT gen_random_uuid(), 8, 'Europe/Berlin', 'de', '2026-11-30T07:00:00Z', now()
                        FROM generate_series(1, %d)
                        RETURNING learner_id
                        """.formatted(many)).execute().await().forEach(row -> news.put(row.getUUID("learner_id"), "Neues"));
        List<Integer> sizes = new ArrayList<>();
        part = readers -> {
            sizes.add(readers.size());
            return said(readers);
        };
        pass(Duration.ofMinutes(15));

        run();

        assertThat(mails()).isEqualTo(many);
        assertThat(sizes).hasSize(many / 50).allMatch(size -> size == 50);
        assertThat(
                        Rows.of(
                                database.address(),
                                "SELECT count(*) FROM mail_outbox WHERE unsubscribe LIKE 'https://learn.example.org/digest/off/%'"))
                .containsExactly("(" + many + ")");
    }

    private Digests node() {
        Recipients recipients = learners -> learners.stream()
                .filter(learner -> !unconfirmed.contains(learner))
                .collect(Collectors.toMap(
                        learner -> learner, learner -> new Recipients.Recipient(learner + "@example.org", false)));
        return new DigestFeature(pool, recipients, outbox, text -> "sealed" + text, clock)
                .digests(List.of((readers, _) -> part.apply(readers)));
    }

    private void run() {
        node().run(() -> true);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Map<UUID, List<DigestSection>> said(List<DigestReader> readers) {
        Map<UUID, List<DigestSection>> said = new HashMap<>();
        readers.forEach(reader -> Optional.ofNullable(news.get(reader.learner()))
                .ifPresent(text -> said.put(
                        reader.learner(),
                        List.of(new DigestSection(
                                "News",
                                List.of(new DigestSection.Line(text + " of " + now, "", Optional.empty(), "")),
                                List.of(text))))));
        return said;
    }

    private UUID subscribed(String text) {
        return subscribed(text, daily(8, BERLIN));
    }

    private UUID subscribed(String text, Schedule schedule) {
        UUID reader = UUID.randomUUID();
        news.put(reader, text);
        table.put(new Subscription(reader, schedule, Language.ENGLISH), now).await();
        return reader;
    }

    private static Schedule daily(int hour, ZoneId zone) {
        return new Schedule(Optional.empty(), hour, zone);
    }

    private void end(UUID reader) {
        Statement end = SubscriptionTable.remove(reader);
        pool.preparedQuery(end.sql()).execute(Tuple.wrap(end.parameters())).await();
    }

    private int mails() {
        return Rows.of(database.address(), "SELECT 1 FROM mail_outbox").size();
    }

    private List<String> days() {
        return Rows.of(database.address(), "SELECT day FROM digest_sent ORDER BY day");
    }

    private List<String> days(UUID reader) {
        return Rows.of(database.address(), "SELECT day FROM digest_sent WHERE learner_id = '" + reader + "'");
    }
}
