package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import dev.crossroads.term.Allowance;
import dev.crossroads.term.CohortTerms.Granted;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The details of acts, kept in no language, are read as what they told of. */
class AuditWordsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @Seeded
    void anAccommodationIsReadAsItWasTold(Generator any) {
        Granted granted = new Granted(
                any.once(2) ? Optional.empty() : Optional.of(target(any)),
                new Allowance(
                        any.between(100, 1000),
                        Duration.ofMinutes(any.between(0, 600)),
                        any.between(0, 9),
                        any.between(0, 366),
                        any.once(2) ? Optional.empty() : Optional.of(DAY.plusDays(any.between(0, 400))),
                        any.once(2) ? Optional.empty() : Optional.of(time(any))));
        Accommodation one = new Accommodation(
                new UUID(0, 1),
                "",
                granted.target(),
                granted.allowance(),
                "why",
                Optional.empty(),
                Instant.EPOCH,
                List.of());
        assertThat(Accommodation.read(one.told())).contains(granted);
    }

    @Seeded
    void changesOfDatesAreReadAsTheyWereTold(Generator any) {
        Target target = target(any);
        Optional<Dates> before = dates(any);
        Optional<Dates> after = dates(any);
        String told = DueChanges.between(
                before.map(set -> Map.of(target, set)).orElse(Map.of()),
                after.map(set -> Map.of(target, set)).orElse(Map.of()));
        if (!told.isEmpty()) {
            assertThat(DueChanges.read(told, ZONE)).contains(new DueChanges.Change(target, before, after));
        }
    }

    @Test
    void whatCannotBeReadIsShownAsItWasKept() {
        AuditWords words = new AuditWords(Optional.empty(), ZONE, Texts.of(Language.ENGLISH));
        assertThat(words.of(Deed.ALLOWED, "something else")).containsExactly("something else");
        assertThat(words.of(Deed.DATES, "quiz a: tomorrow → today; +3"))
                .containsExactly("quiz a: tomorrow → today", "And 3 more changes.");
        assertThat(words.of(Deed.REGRADED, "question")).containsExactly("question");
        assertThat(words.of(Deed.INVITED, "many")).containsExactly("many");
        assertThat(words.of(Deed.CHANGED, "zone")).containsExactly("zone");
        assertThat(words.of(Deed.JOINED, "")).isEmpty();
        assertThat(words.of(Deed.REGRADED, "types 2 full-marks"))
                .containsExactly("Question types 2: Full points for everybody who was asked.");
    }

    private static Target target(Generator any) {
        return new Target(
                any.of(List.of(Target.Kind.values())), any.of(List.of("types", "memory/own: er ship", "a, b")));
    }

    private static LocalDateTime time(Generator any) {
        return DAY.atStartOfDay().plusMinutes(any.between(0, 500_000));
    }

    private static Optional<Dates> dates(Generator any) {
        Dates set = new Dates(
                any.once(2) ? Optional.empty() : Optional.of(time(any)),
                any.once(2) ? Optional.empty() : Optional.of(DAY.plusDays(any.between(0, 400))),
                any.once(2) ? Optional.empty() : Optional.of(time(any)),
                any.between(0, 100),
                ZONE);
        Dates told = set.takesOff() ? set : new Dates(set.opens(), set.due(), set.closes(), 0, ZONE);
        return told.areSet() ? Optional.of(told) : Optional.empty();
    }
}
