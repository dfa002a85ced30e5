package dev.crossroads.cohort;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.term.Target;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts into words why somebody needs attention. */
@Pure
final class Reasons {
    private Reasons() {}

    /** The kind in a word, as it stands in the table. */
    static String inAWord(Reason.Kind kind, Texts texts) {
        return texts.say(
                switch (kind) {
                    case STUCK -> "cohort.need.stuck";
                    case LATE -> "cohort.need.late";
                    case SURE_BUT_WRONG -> "cohort.need.sure-but-wrong";
                    case SILENT -> "cohort.need.silent";
                    case BEHIND -> "cohort.need.behind";
                });
    }

    /** The title of those who have a reason of that kind. */
    static String title(Reason.Kind kind, Texts texts) {
        return texts.say(
                switch (kind) {
                    case STUCK -> "cohort.group.stuck";
                    case LATE -> "cohort.group.late";
                    case SURE_BUT_WRONG -> "cohort.group.sure-but-wrong";
                    case SILENT -> "cohort.group.silent";
                    case BEHIND -> "cohort.group.behind";
                });
    }

    static String words(Reason reason, Course course, Texts texts) {
        return switch (reason) {
            case Reason.Stuck(String quiz, int failed, Instant _) ->
                texts.say("cohort.reason.stuck", Map.of("title", quiz(course, quiz), "count", failed));
            case Reason.Overdue(Due due, int days, int count, Instant _) -> overdue(due, days, count, course, texts);
            case Reason.SureButWrong(String concept, int wrong, int sure, Instant _) ->
                texts.say(
                        "cohort.reason.sure-but-wrong",
                        Map.of("title", concept(course, concept), "wrong", wrong, "sure", sure));
            case Reason.Inactive(int days, Instant _) -> texts.say("cohort.reason.inactive", Map.of("count", days));
            case Reason.NeverBegan(int days, Instant _) ->
                texts.say("cohort.reason.never-began", Map.of("count", days));
            case Reason.Behind(int percent, int median, Instant _) ->
                texts.say(
                        "cohort.reason.behind",
                        Map.of("percent", texts.percent(percent), "median", texts.percent(median)));
        };
    }

    private static String overdue(Due due, int days, int count, Course course, Texts texts) {
        String title = title(due, course);
        String late = days == 0
                ? texts.say("cohort.reason.overdue-today", Map.of("title", title))
                : texts.say("cohort.reason.overdue", Map.of("title", title, "count", days));
        return count == 1 ? late : late + " " + texts.say("cohort.reason.overdue-more", Map.of("count", count - 1));
    }

    /** The title of a due item; its id where the course no longer has it. */
    static String title(Due due, Course course) {
        return AccommodationWords.title(new Target(due.kind(), due.target()), course);
    }

    private static String quiz(Course course, String id) {
        return course.quiz(id).map(Quiz::title).orElse(id);
    }

    private static String concept(Course course, String id) {
        return Optional.ofNullable(course.concepts().get(id))
                .map(Concept::title)
                .orElse(id);
    }
}
