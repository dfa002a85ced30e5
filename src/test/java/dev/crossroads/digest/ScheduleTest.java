package dev.crossroads.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A digest's hour is one of its reader's clocks, once on each of their days. */
class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void anHourThatClocksLeaveOutIsTheMomentTheyArePutForward() {
        Schedule two = daily(2, BERLIN);

        assertThat(two.next(Instant.parse("2027-03-27T12:00:00Z"))).isEqualTo("2027-03-28T01:00:00Z");
        assertThat(two.next(Instant.parse("2027-03-28T01:00:00Z"))).isEqualTo("2027-03-29T00:00:00Z");
    }

    @Test
    void anHourThatComesTwiceCountsTheFirstTime() {
        Schedule two = daily(2, BERLIN);

        assertThat(two.next(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T00:00:00Z");
        assertThat(two.next(Instant.parse("2026-10-25T00:00:00Z"))).isEqualTo("2026-10-26T01:00:00Z");
        assertThat(due(two, "2026-10-25T01:30:00Z")).contains(LocalDate.of(2026, 10, 25));
    }

    @Test
    void aDayWithoutMidnightHasItsDigestWhenItBegins() {
        Schedule midnight = daily(0, ZoneId.of("Africa/Cairo"));

        assertThat(midnight.next(Instant.parse("2026-04-23T12:00:00Z"))).isEqualTo("2026-04-23T22:00:00Z");
        assertThat(due(midnight, "2026-04-23T22:00:00Z")).contains(LocalDate.of(2026, 4, 24));
    }

    @Test
    void aDayThatAnIslandLeavesOutHasNone() {
        Schedule seven = daily(7, ZoneId.of("Pacific/Apia"));

        assertThat(seven.next(Instant.parse("2011-12-29T17:00:00Z"))).isEqualTo("2011-12-30T17:00:00Z");
        assertThat(due(seven, "2011-12-30T17:00:00Z")).contains(LocalDate.of(2011, 12, 31));
        assertThat(seven.next(Instant.parse("2011-12-30T17:00:00Z"))).isEqualTo("2011-12-31T17:00:00Z");
    }

    @Test
    void itIsDueForTheRestOfTheDayAndNotOnTheNext() {
        Schedule eight = daily(8, BERLIN);

        assertThat(due(eight, "2026-11-30T06:59:59Z")).isEmpty();
        assertThat(due(eight, "2026-11-30T07:00:00Z")).contains(LocalDate.of(2026, 11, 30));
        assertThat(due(eight, "2026-11-30T22:59:59Z")).contains(LocalDate.of(2026, 11, 30));
        assertThat(due(eight, "2026-11-30T23:00:00Z")).isEmpty();
    }

    @Test
    void aWeeklyOneIsDueOnItsDayAlone() {
        Schedule fridays = new Schedule(Optional.of(DayOfWeek.FRIDAY), 18, BERLIN);

        assertThat(fridays.next(Instant.parse("2026-11-29T12:00:00Z"))).isEqualTo("2026-12-04T17:00:00Z");
        assertThat(fridays.next(Instant.parse("2026-12-04T17:00:00Z"))).isEqualTo("2026-12-11T17:00:00Z");
        assertThat(due(fridays, "2026-12-05T17:00:00Z")).isEmpty();
    }

    @Test
    void itIsOfUseUntilItsDayEndsAndAnHourAtLeast() {
        assertThat(daily(8, BERLIN).useful(Instant.parse("2026-11-30T07:00:00Z")))
                .isEqualTo(Duration.ofHours(16));
        assertThat(daily(23, BERLIN).useful(Instant.parse("2026-11-30T22:59:00Z")))
                .isEqualTo(Duration.ofHours(1));
    }

    /** Whoever looks at each moment it names meets each day once, whatever clocks do in that year. */
    @Seeded(60)
    void everyDayOfAYearHasItsDigestOnce(Generator generator) {
        ZoneId zone = ZoneId.of(generator.of(List.of(
                "Europe/Berlin",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "Asia/Kathmandu",
                "Pacific/Kiritimati",
                "America/Los_Angeles",
                "Pacific/Chatham",
                "America/Santiago")));
        Schedule schedule = daily(generator.between(0, 23), zone);
        LocalDate first = LocalDate.of(generator.between(2015, 2035), 1, 1);
        Instant at = first.atStartOfDay(zone).toInstant().minusSeconds(1);
        List<LocalDate> met = new ArrayList<>();
        while (met.size() < 365) {
            at = schedule.next(at);
            met.add(schedule.due(at, at).orElseThrow());
        }

        assertThat(met).isEqualTo(first.datesUntil(first.plusDays(365)).toList());
    }

    @Test
    void aWeeklyOneThatNobodyWasThereToWriteIsDueOnceSomebodyIs() {
        Schedule fridays = new Schedule(Optional.of(DayOfWeek.FRIDAY), 18, BERLIN);
        Instant planned = Instant.parse("2026-12-04T17:00:00Z");
        LocalDate friday = LocalDate.of(2026, 12, 4);

        assertThat(fridays.due(planned, Instant.parse("2026-12-04T23:00:05Z"))).contains(friday);
        assertThat(fridays.due(planned, Instant.parse("2026-12-11T16:59:59Z"))).contains(friday);
        assertThat(fridays.due(planned, Instant.parse("2026-12-11T17:00:00Z"))).contains(friday.plusWeeks(1));
        assertThat(fridays.due(planned, Instant.parse("2026-12-04T16:00:00Z"))).isEmpty();
        assertThat(daily(8, BERLIN).due(planned, Instant.parse("2026-12-06T06:59:59Z")))
                .as("that of every day comes with the next")
                .isEmpty();
    }

    /** By somebody who looked at everything that was planned before. */
    private static Optional<LocalDate> due(Schedule schedule, String now) {
        Instant moment = Instant.parse(now);
        return schedule.due(schedule.next(moment), moment);
    }

    private static Schedule daily(int hour, ZoneId zone) {
        return new Schedule(Optional.empty(), hour, zone);
    }
}
