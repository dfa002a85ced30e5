package dev.crossroads.digest;

import dev.crossroads.web.Texts;
import java.util.UUID;

/**
 * Somebody who gets a digest now.
 *
 * @param isInstructor whether they have the role
 * @param texts in their language, with days and times as they are where they live
 */
public record DigestReader(UUID learner, boolean isInstructor, Texts texts) {}
