package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.pure.Pure;
import dev.crossroads.term.Allowance;
import dev.crossroads.term.Target;
import dev.crossroads.web.Form;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The form in which an instructor allows members more, read field by field. */
@Pure
final class AccommodationForm {
    /** Ten times as long is more than any rule gives: with more, something else was meant. */
    private static final int MOST_PERCENT = 1000;

    private static final int ALL = 100;
    private static final int MOST_MINUTES = 7 * 24 * 60;
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_DAYS = 366;

    private final Form form;
    private final Course course;
    private final LocalDate first;
    private final LocalDate last;
    private final Map<String, Message> wrong = new LinkedHashMap<>();

    /**
     * A form that was sent.
     *
     * @param first and {@code last} the days that can be meant
     */
    AccommodationForm(Form form, Course course, LocalDate first, LocalDate last) {
        this.form = form;
        this.course = course;
        this.first = first;
        this.last = last;
    }

    /** The ids of the ticked members, in the order of the form. */
    static List<UUID> ticked(Form form) {
        List<UUID> ticked = new ArrayList<>();
        for (String text : form.all("learner")) {
            try {
                ticked.add(UUID.fromString(text));
            } catch (IllegalArgumentException nobody) {
                // Nobody has that id, so nobody is meant.
            }
        }
        return ticked.stream().distinct().toList();
    }

    /**
     * The accommodation that the form stands for; empty where something of it is {@link #wrong}.
     *
     * @param members the ticked ones who are in the cohort
     */
    Optional<Accommodation> read(List<UUID> members, UUID id, UUID by, Instant now) {
        if (members.isEmpty()) {
            wrong.put("learner", new Message("cohort.accommodation.problem.nobody"));
        }
        String name = form.first("name").map(String::strip).orElse("");
        Optional<Label> label = Label.of(name);
        if (!name.isEmpty() && label.isEmpty()) {
            wrong.put("name", new Message("cohort.problem.title", Map.of("most", Label.LONGEST)));
        }
        Optional<Target> target = target();
        Allowance allowance = new Allowance(
                number("percent", ALL, ALL, MOST_PERCENT),
                Duration.ofMinutes(number("minutes", 0, 0, MOST_MINUTES)),
                number("attempts", 0, 0, MOST_ATTEMPTS),
                number("days", 0, 0, MOST_DAYS),
                day("due", LocalDate::parse, Function.identity()),
                day("closes", LocalDateTime::parse, LocalDateTime::toLocalDate));
        if (wrong.isEmpty() && allowance.isNothing()) {
            wrong.put("percent", new Message("cohort.accommodation.problem.nothing"));
        }
        String reason = form.first("reason").map(String::strip).orElse("").replace("\r\n", "\n");
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > Accommodation.LONGEST_REASON) {
            wrong.put(
                    "reason",
                    new Message("cohort.accommodation.problem.reason", Map.of("most", Accommodation.LONGEST_REASON)));
        }
        return wrong.isEmpty()
                ? Optional.of(new Accommodation(
                        id,
                        label.map(Label::text).orElse(""),
                        target,
                        allowance,
                        reason,
                        Optional.of(by),
                        now,
                        members))
                : Optional.empty();
    }

    /** The mistakes, by the names of fields. */
    Map<String, Message> wrong() {
        return wrong;
    }

    private Optional<Target> target() {
        String text = form.first("target").orElse("");
        Optional<Target> target = target(text, course);
        if (!text.isEmpty() && target.isEmpty()) {
            wrong.put("target", new Message("cohort.accommodation.problem.target"));
        }
        return target;
    }

    /** What a name such as {@code quiz:memory/types} stands for, where the course has it. */
    static Optional<Target> target(String text, Course course) {
        String[] parts = text.split(":", 2);
        return Word.read(Target.Kind.class, parts[0])
                .filter(_ -> parts.length == 2)
                .map(kind -> new Target(kind, parts[1]))
                .filter(target -> switch (target.kind()) {
                    case LESSON -> course.lesson(target.id()).isPresent();
                    case QUIZ -> course.quizzes().containsKey(target.id());
                });
    }

    /** Its name in a form. */
    static String name(Target target) {
        return Word.of(target.kind()) + ":" + target.id();
    }

    private int number(String field, int usual, int least, int most) {
        String text = form.first(field).map(String::strip).orElse("");
        if (text.isEmpty()) {
            return usual;
        }
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong.put(field, new Message("cohort.accommodation.problem.number", Map.of("least", least, "most", most)));
        return usual;
    }

    private <T> Optional<T> day(String field, Function<String, T> parser, Function<T, LocalDate> day) {
        String text = form.first(field).map(String::strip).orElse("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            T read = parser.apply(text);
            if (!day.apply(read).isBefore(first) && !day.apply(read).isAfter(last)) {
                return Optional.of(read);
            }
            wrong.put(
                    field,
                    new Message("cohort.problem.year", Map.of("day", day.apply(read), "first", first, "last", last)));
        } catch (DateTimeException malformed) {
            wrong.put(field, new Message("cohort.problem.day", Map.of("day", text)));
        }
        return Optional.empty();
    }
}
