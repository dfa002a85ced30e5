package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.term.Allowance;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts into words the details of acts in a cohort, which are kept in no language. What can't be read, such as what a
 * later release kept, is shown as it was kept.
 */
@Pure
final class AuditWords {
    private final Optional<Course> course;
    private final ZoneId zone;
    private final Texts texts;

    /**
     * Words of a cohort.
     *
     * @param course by which lessons and checkpoints are named; without it they go by their ids
     * @param zone by whose clocks its dates are
     */
    AuditWords(Optional<Course> course, ZoneId zone, Texts texts) {
        this.course = course;
        this.zone = zone;
        this.texts = texts.in(zone);
    }

    /** The details of an act in sentences; none where there is nothing to say. */
    List<String> of(Deed deed, String detail) {
        if (detail.isEmpty()) {
            return List.of();
        }
        return switch (deed) {
            case ALLOWED, DISALLOWED ->
                Accommodation.read(detail)
                        .map(granted -> List.of(texts.say(
                                "cohort.audit.allowed",
                                Map.of(
                                        "what",
                                        granted.target()
                                                .map(this::title)
                                                .orElseGet(() -> texts.say("cohort.audit.everything")),
                                        "allowed",
                                        allowed(granted.allowance())))))
                        .orElse(List.of(detail));
            case DATES -> Arrays.stream(detail.split("; ")).map(this::change).toList();
            case CHANGED -> Arrays.stream(detail.split("; ")).map(this::setting).toList();
            case INVITED ->
                number(detail)
                        .map(count -> List.of(texts.say("cohort.audit.people", Map.of("count", count))))
                        .orElse(List.of(detail));
            case NUMBERED ->
                number(detail)
                        .map(count -> List.of(texts.say("cohort.audit.numbers", Map.of("count", count))))
                        .orElse(List.of(detail));
            case REGRADED ->
                List.of(question(detail, word -> Word.read(Rule.class, word).map(RegradePages::key)));
            case REPORT_ANSWERED ->
                List.of(question(
                        detail, word -> Word.read(Report.State.class, word).map(Report.State::key)));
            default -> List.of(detail);
        };
    }

    private String title(Target target) {
        return course.map(known -> AccommodationWords.title(target, known)).orElse(target.id());
    }

    private String allowed(Allowance allowance) {
        return String.join(", ", AccommodationWords.of(allowance, zone, texts));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private String question(String detail, Function<String, Optional<String>> key) {
        int space = detail.lastIndexOf(' ');
        return key.apply(detail.substring(space + 1))
                .map(found -> texts.say(
                        "cohort.audit.question",
                        Map.of("question", detail.substring(0, Math.max(0, space)), "what", texts.say(found))))
                .orElse(detail);
    }

    private String change(String told) {
        if (told.matches("\\+\\d{1,6}")) {
            return texts.say("cohort.audit.more", Map.of("count", Integer.parseInt(told.substring(1))));
        }
        return DueChanges.read(told, zone)
                .map(change -> texts.say(
                        "cohort.audit.dates",
                        Map.of(
                                "what",
                                title(change.target()),
                                "now",
                                dates(change.after()),
                                "before",
                                dates(change.before()))))
                .orElse(told);
    }

    private String dates(Optional<Dates> dates) {
        List<String> words = new ArrayList<>();
        dates.ifPresent(set -> {
            set.opens().ifPresent(time -> words.add(texts.say("cohort.audit.opens", Map.of("time", at(time)))));
            set.due()
                    .ifPresent(day -> words.add(texts.say(
                            "cohort.audit.due",
                            Map.of("date", texts.date(day.atStartOfDay(zone).toInstant())))));
            if (set.takesOff()) {
                words.add(texts.say("cohort.audit.late", Map.of("percent", texts.percent(set.latePercent()))));
            }
            set.closes().ifPresent(time -> words.add(texts.say("cohort.audit.closes", Map.of("time", at(time)))));
        });
        return words.isEmpty() ? texts.say("cohort.audit.no-dates") : String.join(", ", words);
    }

    private String at(LocalDateTime time) {
        return texts.dateAndTime(time.atZone(zone).toInstant());
    }

    private String setting(String told) {
        List<String> parts = List.of(told.split(" ", 4));
        return switch (parts.getFirst()) {
            case "title" -> texts.say("cohort.audit.title-changed");
            case "anonymous" ->
                texts.say(told.endsWith(" on") ? "cohort.audit.anonymous-on" : "cohort.audit.anonymous-off");
            case "zone" ->
                parts.size() == 4
                        ? texts.say("cohort.audit.zone", Map.of("before", parts.get(1), "now", parts.get(3)))
                        : told;
            default -> told;
        };
    }

    /** The changed settings in no language and without the title, which may be about people. */
    static String told(Map<String, String> before, Map<String, String> after) {
        return CohortSettings.FIELDS.stream()
                .filter(field -> !before.get(field).equals(after.get(field)))
                .map(field -> switch (field) {
                    case CohortSettings.ZONE -> "zone " + before.get(field) + " → " + after.get(field);
                    case CohortSettings.ANONYMOUS ->
                        "anonymous " + (after.get(field).isEmpty() ? "off" : "on");
                    default -> field;
                })
                .collect(Collectors.joining("; "));
    }
}
