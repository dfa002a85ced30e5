package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Tells a learner what their cohorts set as due: on their own page all of it, on a course's contents what is of it. */
final class DuesPart implements PagePart {
    private final Courses courses;
    private final DueTable dues;
    private final InstantSource clock;
    private final Pages pages;

    DuesPart(Courses courses, DueTable dues, InstantSource clock, Pages pages) {
        this.courses = courses;
        this.dues = dues;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * What is due: {@code cohort/due}.
     *
     * @param entries the earliest first
     */
    public record Part(Chrome chrome, List<Entry> entries) {}

    /**
     * One thing that is due.
     *
     * @param target what is to be done, and where
     * @param language of its title
     * @param day in words, with the time zone where it is not UTC
     */
    public record Entry(Link target, String language, String day, String cohort, boolean done, boolean late) {}

    @Override
    public String html(Chrome chrome, Visitor visitor) {
        Optional<String> course = switch (chrome.place()) {
            case COURSE -> chrome.course().map(Chrome.CourseNav::id);
            case HOME, RECOMMENDATION, PROGRESS, COHORTS, SEARCH, ELSEWHERE -> Optional.empty();
        };
        Instant now = clock.instant();
        List<Entry> entries = dues.assignedTo(visitor.learner()).await().stream()
                .filter(assigned -> course.isEmpty() || course.get().equals(assigned.course()))
                .flatMap(assigned -> entry(assigned, now, chrome.texts()).stream())
                .toList();
        return entries.isEmpty() ? "" : pages.render("cohort/due", new Part(chrome, entries));
    }

    private Optional<Entry> entry(DueTable.Assigned assigned, Instant now, Texts texts) {
        Due due = assigned.due();
        return courses.course(assigned.course())
                .flatMap(course -> target(course, due)
                        .map(target -> new Entry(
                                target,
                                course.language(),
                                day(due, texts),
                                due.cohort(),
                                assigned.done(),
                                !assigned.done() && due.isOver(now))));
    }

    private static Optional<Link> target(Course course, Due due) {
        return switch (due.kind()) {
            case LESSON ->
                course.lesson(due.target())
                        .map(Lesson::title)
                        .map(title -> new Link(title, Paths.lesson(course.id(), due.target())));
            case QUIZ ->
                course.quiz(due.target())
                        .map(Quiz::title)
                        .map(title -> new Link(title, Paths.quiz(course.id(), due.target())));
        };
    }

    private static String day(Due due, Texts texts) {
        String day = texts.date(due.day().atStartOfDay(ZoneOffset.UTC).toInstant());
        return due.zone().equals(TimeZones.UTC) ? day : day + " (" + due.zone().getId() + ")";
    }
}
