package dev.crossroads.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long what is held of people is kept who do not come back, as an operator sets it.
 *
 * @param guestDays days after which guests go whom nobody has seen; empty where they are kept
 * @param accountDays the same for owners of accounts
 * @param warningDays days between the warning and the deed
 */
public record Retention(OptionalInt guestDays, OptionalInt accountDays, int warningDays) {
    /** A month is longer than a holiday. */
    public static final int WARNING_DAYS = 30;

    /** Everything is kept. */
    public static final Retention OFF = new Retention(OptionalInt.empty(), OptionalInt.empty(), WARNING_DAYS);

    /** The people it concerns. */
    public enum Population {
        GUESTS("operation.retention.guests"),
        ACCOUNTS("operation.retention.accounts");

        private final String key;

        Population(String key) {
            this.key = key;
        }

        /** The key of its title. */
        String key() {
            return key;
        }
    }

    /** Whether anybody goes. */
    public boolean isOn() {
        return guestDays.isPresent() || accountDays.isPresent();
    }

    OptionalInt days(Population population) {
        return switch (population) {
            case GUESTS -> guestDays;
            case ACCOUNTS -> accountDays;
        };
    }

    /** When the first of them go. */
    Instant first(Instant announced) {
        return announced.plus(warning());
    }

    Duration warning() {
        return Duration.ofDays(warningDays);
    }

    /** Those go who were not seen since then; empty where all are kept. */
    Optional<Instant> seenBefore(Population population, Instant now) {
        OptionalInt days = days(population);
        return days.isPresent() ? Optional.of(now.minus(Duration.ofDays(days.getAsInt()))) : Optional.empty();
    }
}
