package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.Pools;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Days of activity in a zone, from rows by days of UTC. */
class ActivityDaysTest {
    private static final Instant MIDDLE = Instant.parse("2026-11-05T00:00:00Z");
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/Los_Angeles",
            "Asia/Tokyo",
            "Asia/Kolkata",
            "Pacific/Kiritimati",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Pacific/Pago_Pago");

    private static TestDatabase database;
    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        vertx = Vertx.vertx();
        pool = Pools.open(vertx, database.address());
    }

    @AfterAll
    static void close() {
        vertx.close().await();
        database.close();
    }

    @Seeded(60)
    void theyAreThoseOfTheMoments(Generator chance) {
        ZoneId zone = ZoneId.of(chance.of(ZONES));
        UUID learner = UUID.randomUUID();
        // Around the change of clocks in autumn, in Europe, America and Lord Howe.
        List<Instant> moments =
                chance.list(1, 60, () -> MIDDLE.plus(chance.between(-60 * 24 * 60, 3 * 24 * 60), ChronoUnit.MINUTES));
        moments.forEach(at -> pool.preparedQuery("""
                        INSERT INTO activity_day AS stored (learner_id, course, day, first_at, last_at)
                        VALUES ($1, 'c', ($2::timestamptz AT TIME ZONE 'UTC')::date, $2, $2)
                        ON CONFLICT (learner_id, course, day) DO UPDATE
                        SET first_at = least(stored.first_at, excluded.first_at),
                            last_at = greatest(stored.last_at, excluded.last_at)
                        """)
                .execute(Tuple.of(learner, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)))
                .await());
        LocalDate today = MIDDLE.atZone(zone).toLocalDate();

        long expected = moments.stream()
                .mapToLong(at -> ChronoUnit.DAYS.between(at.atZone(zone).toLocalDate(), today))
                .filter(ago -> ago >= 0 && ago < CohortProgress.DAYS)
                .reduce(0, (days, ago) -> days | 1L << ago);
        assertThat(new ActivityTable(pool)
                        .of(new UUID[] {learner}, "c", today, zone)
                        .await()
                        .get(learner)
                        .days())
                .as("in %s: %s", zone, moments)
                .isEqualTo(expected);
    }
}
