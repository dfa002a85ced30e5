package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.progress.Standing;
import dev.crossroads.progress.Standings;
import dev.crossroads.quiz.DateWords;
import dev.crossroads.term.Target;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a learner what their cohorts set as due: on their own page all of it, on a course's contents what is of it. */
final class DuesPart implements PagePart {
    private final Courses courses;
    private final TermTable terms;
    private final Standings standings;
    private final InstantSource clock;
    private final Pages pages;

    DuesPart(Courses courses, TermTable terms, Standings standings, InstantSource clock, Pages pages) {
        this.courses = courses;
        this.terms = terms;
        this.standings = standings;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * The dates: {@code cohort/due}.
     *
     * @param entries the earliest first
     */
    public record Part(Chrome chrome, List<Entry> entries) {}

    /**
     * One thing that has dates.
     *
     * @param target what is to be done, and where
     * @param checkpoint whether it is one, and not a lesson
     * @param language of its title
     * @param when its dates in words, as far as they still matter; empty where it is done
     * @param late whether it is, or can't be done any more
     */
    public record Entry(
            Link target, boolean checkpoint, String language, String when, String cohort, boolean done, boolean late) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        Optional<String> course = switch (chrome.place()) {
            case COURSE -> chrome.course().map(Chrome.CourseNav::id);
            case HOME, RECOMMENDATION, PROGRESS, COHORTS, SEARCH, ELSEWHERE -> Optional.empty();
        };
        Instant now = clock.instant();
        Texts texts = chrome.texts().in(visitor.visit().zone());
        List<Assigned> assigned = Assigned.dated(terms.of(visitor.learner()).await()).stream()
                .filter(one -> one.due().matters(now))
                .filter(one -> course.isEmpty() || course.get().equals(one.course()))
                .toList();
        Map<String, Standing> standing = standings(assigned, visitor.learner(), now);
        List<Entry> entries = assigned.stream()
                .flatMap(
                        one -> Optional.ofNullable(standing.get(one.course()))
                                .flatMap(where -> entry(one.due(), where, now, texts))
                                .stream())
                .toList();
        return entries.isEmpty()
                ? Said.of("")
                : new Said(pages.render("cohort/due", new Part(chrome, entries)), until(assigned, standing, now));
    }

    /** By course, of those that are served. */
    private Map<String, Standing> standings(List<Assigned> assigned, UUID learner, Instant now) {
        return assigned.stream()
                .map(Assigned::course)
                .distinct()
                .flatMap(id -> courses.course(id).stream())
                .collect(Collectors.toMap(
                        Course::id,
                        course -> standings
                                .of(List.of(learner), course, now)
                                .await()
                                .get(learner)));
    }

    private static Instant until(List<Assigned> assigned, Map<String, Standing> standing, Instant now) {
        return Stream.concat(
                        standing.values().stream().map(Standing::until),
                        assigned.stream()
                                .flatMap(one -> DateWords.moments(one.due().dates()))
                                .filter(now::isBefore))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static Optional<Entry> entry(Due due, Standing standing, Instant now, Texts texts) {
        Course course = standing.course();
        boolean isDone = due.isDoneBy(standing);
        return target(course, due)
                .map(target -> new Entry(
                        target,
                        due.kind() == Target.Kind.QUIZ && !due.isWarmUp(),
                        course.language(),
                        isDone ? "" : DateWords.of(due.dates(), now, texts),
                        due.cohort(),
                        isDone,
                        !isDone && (due.isDue() && due.isOver(now) || isClosed(due, now))));
    }

    private static boolean isClosed(Due due, Instant now) {
        return due.dates().closesAt().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Where it is done; empty where the course has it no more. */
    static Optional<Link> target(Course course, Due due) {
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
}
