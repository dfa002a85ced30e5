package dev.crossroads.cohort.live;

import java.util.UUID;

/**
 * Who holds a live stream open.
 *
 * @param learner the instructor's account
 * @param session what they were signed in by when they opened it; see {@link Presence}
 */
public record LiveViewer(UUID learner, String session) {}
