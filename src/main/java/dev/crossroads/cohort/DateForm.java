package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.pure.Pure;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Form;
import dev.crossroads.web.Message;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The form of a cohort's dates, read field by field: {@code quiz:ID} is the last day, and {@code opens:quiz:ID},
 * {@code closes:quiz:ID} and {@code late:quiz:ID} are the rest. Lessons are open to everybody, so they have a last day
 * alone.
 */
@Pure
final class DateForm {
    private static final int ALL = 100;

    private final Map<String, String> fields;
    private final ZoneId zone;
    private final LocalDate first;
    private final LocalDate last;
    private final Map<String, Message> wrong = new LinkedHashMap<>();

    /**
     * A form that was sent, by the names of its fields.
     *
     * @param first and {@code last} the days that can be meant
     */
    DateForm(Map<String, String> fields, ZoneId zone, LocalDate first, LocalDate last) {
        this.fields = fields;
        this.zone = zone;
        this.first = first;
        this.last = last;
    }

    /** The fields of something. */
    enum Field {
        DUE,
        OPENS,
        CLOSES,
        LATE;

        /** The name of the field of a lesson or a quiz. */
        String of(Target target) {
            String name = Word.of(target.kind()) + ":" + target.id();
            return this == DUE ? name : Word.of(this) + ":" + name;
        }
    }

    /** Everything in a course that may have dates, in reading order. */
    static List<Target> targets(Course course) {
        List<Target> targets = new ArrayList<>();
        for (Lesson lesson : course.lessons().values()) {
            targets.add(new Target(Target.Kind.LESSON, lesson.id()));
            lesson.quizzes().stream()
                    .filter(course.quizzes()::containsKey)
                    .map(Target::quiz)
                    .filter(quiz -> !targets.contains(quiz))
                    .forEach(targets::add);
        }
        return List.copyOf(targets);
    }

    /** The fields as they are filled in for these dates. */
    static Map<String, String> filled(Map<Target, Dates> dates) {
        Map<String, String> fields = new HashMap<>();
        dates.forEach((target, set) -> {
            set.due().ifPresent(day -> fields.put(Field.DUE.of(target), day.toString()));
            set.opens().ifPresent(time -> fields.put(Field.OPENS.of(target), time.toString()));
            set.closes().ifPresent(time -> fields.put(Field.CLOSES.of(target), time.toString()));
            if (set.latePercent() > 0) {
                fields.put(Field.LATE.of(target), Integer.toString(set.latePercent()));
            }
        });
        return fields;
    }

    /**
     * The fields of a form as they were typed. One that it doesn't have stands as it was shown.
     *
     * @param shown what the form showed, where it says so; see {@link MergedFields}
     */
    static Map<String, String> typed(Form form, Course course, Optional<Map<String, String>> shown) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Target target : targets(course)) {
            for (Field field : Field.values()) {
                String name = field.of(target);
                String text = form.first(name)
                        .map(String::strip)
                        .or(() -> shown.map(before -> before.getOrDefault(name, "")))
                        .orElse("");
                typed.put(name, field == Field.LATE && text.matches("0+") ? "" : text);
            }
        }
        return typed;
    }

    /**
     * That somebody else saved something else in a field since the form was shown.
     *
     * @param saved that value; empty where it was removed
     * @param texts by the clocks of the cohort
     */
    static Message savedMeanwhile(String saved, Texts texts) {
        return saved.isEmpty()
                ? new Message("cohort.date.problem.emptied-meanwhile")
                : new Message("cohort.problem.meanwhile", Map.of("saved", readable(saved, texts)));
    }

    private static String readable(String saved, Texts texts) {
        if (saved.matches("\\d+")) {
            return texts.percent(Integer.parseInt(saved));
        }
        return saved.contains("T")
                ? texts.dateAndTime(
                        LocalDateTime.parse(saved).atZone(texts.zone()).toInstant())
                : texts.date(LocalDate.parse(saved).atStartOfDay(texts.zone()).toInstant());
    }

    /** The dates that the form stands for, as far as nothing of it is {@link #wrong}. */
    Map<Target, Dates> read(Course course) {
        Map<Target, Dates> dates = new LinkedHashMap<>();
        for (Target target : targets(course)) {
            Dates set = target.kind() == Target.Kind.LESSON ? lesson(target) : quiz(target);
            if (set.areSet()) {
                dates.put(target, set);
            }
        }
        return dates;
    }

    /** The mistakes, by the names of fields. */
    Map<String, Message> wrong() {
        return wrong;
    }

    private Dates lesson(Target target) {
        return new Dates(Optional.empty(), day(target), Optional.empty(), 0, zone);
    }

    private Dates quiz(Target target) {
        Dates read = new Dates(time(target, Field.OPENS), day(target), time(target, Field.CLOSES), late(target), zone);
        Optional<LocalDate> due = read.due();
        Optional<LocalDate> opens = read.opens().map(LocalDateTime::toLocalDate);
        if (due.isPresent() && opens.filter(due.get()::isBefore).isPresent()) {
            mistake(target, Field.DUE, "cohort.date.problem.due-before-opening");
        }
        if (due.isPresent()
                && read.closes()
                        .map(LocalDateTime::toLocalDate)
                        .filter(due.get()::isAfter)
                        .isPresent()) {
            mistake(target, Field.CLOSES, "cohort.date.problem.closes-before-due");
        }
        // By the clock on the wall, and as moments: clocks that are put forward in between leave no time.
        boolean isNever = read.opens()
                        .flatMap(begin -> read.closes().filter(end -> !end.isAfter(begin)))
                        .isPresent()
                || read.opensAt()
                        .flatMap(begin -> read.closesAt().filter(end -> !end.isAfter(begin)))
                        .isPresent();
        if (isNever) {
            mistake(target, Field.CLOSES, "cohort.date.problem.closes-before-opening");
        }
        if (read.latePercent() > 0 && due.isEmpty()) {
            mistake(target, Field.LATE, "cohort.date.problem.late-without-due");
        }
        return read;
    }

    private void mistake(Target target, Field field, String key) {
        wrong.putIfAbsent(field.of(target), new Message(key));
    }

    private Optional<LocalDate> day(Target target) {
        return read(Field.DUE.of(target), LocalDate::parse, Function.identity());
    }

    private Optional<LocalDateTime> time(Target target, Field field) {
        return read(field.of(target), LocalDateTime::parse, LocalDateTime::toLocalDate);
    }

    private <T> Optional<T> read(String field, Function<String, T> parser, Function<T, LocalDate> day) {
        String text = fields.getOrDefault(field, "");
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

    private int late(Target target) {
        String field = Field.LATE.of(target);
        String text = fields.getOrDefault(field, "");
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= ALL) {
            return Integer.parseInt(text);
        }
        wrong.put(field, new Message("cohort.accommodation.problem.number", Map.of("least", 0, "most", ALL)));
        return 0;
    }
}
