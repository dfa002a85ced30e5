package dev.crossroads.digest;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Texts;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/** Puts into words when somebody gets their digest. */
@Pure
final class ScheduleWords {
    private ScheduleWords() {}

    static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }

    static String weekday(DayOfWeek day, Texts texts) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, texts.language().locale());
    }

    /** Why the mail comes. */
    static String why(Schedule schedule, Texts texts) {
        String hour = hour(schedule.hour());
        String zone = schedule.zone().getId();
        return schedule.weekday()
                .map(day -> texts.say(
                        "digest.mail.why-weekly", Map.of("weekday", weekday(day, texts), "hour", hour, "zone", zone)))
                .orElseGet(() -> texts.say("digest.mail.why-daily", Map.of("hour", hour, "zone", zone)));
    }
}
