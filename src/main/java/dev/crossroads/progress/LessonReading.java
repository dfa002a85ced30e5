package dev.crossroads.progress;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A learner's progress with a lesson, as it is recorded.
 *
 * @param sections ids of the sections read
 * @param lastSection the one read last; empty where the lesson was completed without reading
 * @param completedAt when all sections were read, or the learner said that they are done
 */
public record LessonReading(
        String lesson,
        Set<String> sections,
        Optional<String> lastSection,
        Instant lastReadAt,
        Optional<Instant> completedAt) {}
