package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.term.Allowance;
import dev.crossroads.term.Target;
import dev.crossroads.web.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into words what members are allowed. */
@Pure
final class AccommodationWords {
    private static final int ALL = 100;

    private AccommodationWords() {}

    /** The allowances, one for each thing. */
    static List<String> of(Allowance allowance, ZoneId zone, Texts texts) {
        List<String> words = new ArrayList<>();
        if (allowance.timePercent() > ALL) {
            words.add(
                    texts.say("cohort.accommodation.time", Map.of("percent", texts.percent(allowance.timePercent()))));
        }
        if (!allowance.extraTime().isZero()) {
            words.add(texts.say(
                    "cohort.accommodation.more-minutes",
                    Map.of("count", allowance.extraTime().toMinutes())));
        }
        if (allowance.attempts() > 0) {
            words.add(texts.say("cohort.accommodation.more-attempts", Map.of("count", allowance.attempts())));
        }
        if (allowance.days() > 0) {
            words.add(texts.say("cohort.accommodation.days-later", Map.of("count", allowance.days())));
        }
        Texts there = texts.in(zone);
        allowance
                .due()
                .ifPresent(day -> words.add(texts.say(
                        "cohort.accommodation.not-late-before",
                        Map.of("date", there.date(day.atStartOfDay(zone).toInstant())))));
        allowance
                .closes()
                .ifPresent(time -> words.add(texts.say(
                        "cohort.accommodation.open-until",
                        Map.of("time", there.dateAndTime(time.atZone(zone).toInstant())))));
        return List.copyOf(words);
    }

    /** The title of what it is for; its id where the course no longer has it. */
    static String title(Optional<Target> target, Course course, Texts texts) {
        return target.map(one -> title(one, course)).orElseGet(() -> texts.say("cohort.accommodation.everything"));
    }

    /** The title of a lesson or a quiz; its id where the course no longer has it. */
    static String title(Target target, Course course) {
        return switch (target.kind()) {
            case LESSON -> course.lesson(target.id()).map(Lesson::title).orElse(target.id());
            case QUIZ -> course.quiz(target.id()).map(Quiz::title).orElse(target.id());
        };
    }
}
