package dev.crossroads.digest;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import java.util.UUID;

/** Somebody's wish for a digest. */
@Pure
record Subscription(UUID learner, Schedule schedule, Language language) {
    /** The texts of their mail, with days and times as they are where they live. */
    Texts texts() {
        return Texts.of(language).in(schedule.zone());
    }
}
