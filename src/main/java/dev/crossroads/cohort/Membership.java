package dev.crossroads.cohort;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody in a cohort.
 *
 * @param name what the cohort's instructors see; given by the member, or by the instructor who added them
 */
public record Membership(UUID learner, String name, Instant joinedAt) {}
