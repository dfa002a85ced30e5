package dev.crossroads.review;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.SectionRef;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.web.Link;
import dev.crossroads.web.TimeOrderedIds;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes what is shown of memories. */
final class KnownPages {
    /** The span of the curves. */
    static final int DAYS = 90;

    /** Between two points of a curve, which bends slowly. */
    private static final int STEP = 5;

    private KnownPages() {}

    static KnownPage.Course course(Course course, Remembered remembered) {
        LocalDate today = remembered.today();
        return new KnownPage.Course(
                course.language(),
                course.title(),
                Paths.course(course.id()),
                ConceptMemory.of(course, remembered).stream()
                        .map(memory -> concept(course, memory, today))
                        .toList());
    }

    private static KnownPage.Concept concept(Course course, ConceptMemory known, LocalDate today) {
        SectionRef section = known.concept().taughtIn();
        return new KnownPage.Concept(
                course.language(),
                new Link(known.concept().title(), Paths.section(course.id(), section)),
                percent(known, today),
                percent(known, today.plusWeeks(1)),
                percent(known, today.plusDays(30)),
                known.memories().size(),
                known.questions(),
                Paths.quiz(course.id(), Quiz.refresher(known.concept().id())),
                TimeOrderedIds.next().toString(),
                curve(known, today));
    }

    private static int percent(ConceptMemory known, LocalDate day) {
        return (int) Math.round(100 * known.recall(day));
    }

    private static String curve(ConceptMemory known, LocalDate today) {
        return IntStream.rangeClosed(0, DAYS / STEP)
                .mapToObj(step -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        100.0 * step * STEP / DAYS,
                        100 - 100 * known.recall(today.plusDays((long) step * STEP))))
                .collect(Collectors.joining(" "));
    }
}
