package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody in a cohort.
 *
 * @param name what the cohort's instructors see; given by the member, or by the instructor who added them
 * @param number by which the institution calls them, as its list has it
 * @param listedAs the address of that list by which they came, as it is compared
 */
@Pure
public record Membership(
        UUID learner, String name, Instant joinedAt, Optional<String> number, Optional<String> listedAs) {}
