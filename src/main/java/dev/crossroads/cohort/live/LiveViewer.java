package dev.crossroads.cohort.live;

import java.util.UUID;

/**
 * A viewer with an open live stream.
 *
 * @param learner the instructor's account
 * @param session what they were signed in by when they opened it; see {@link Presence}
 */
public record LiveViewer(UUID learner, String session) {}
