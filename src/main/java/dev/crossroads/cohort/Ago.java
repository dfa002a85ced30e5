package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Says how long ago a moment was, in days as they are counted in a zone; long ago it is a date. */
@Pure
record Ago(Instant now, ZoneId zone, Texts texts) {
    /** From there on nobody counts days. */
    private static final int LONG = 28;

    String of(Instant then) {
        long days = ChronoUnit.DAYS.between(
                then.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
        if (days <= 0) {
            return texts.say("cohort.ago.today");
        }
        if (days == 1) {
            return texts.say("cohort.ago.yesterday");
        }
        return days < LONG ? texts.say("cohort.ago.days", Map.of("days", days)) : texts.date(then);
    }
}
