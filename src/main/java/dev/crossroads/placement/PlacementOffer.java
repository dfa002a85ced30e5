package dev.crossroads.placement;

import dev.crossroads.course.Courses;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Visitor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Offers placement on a course's contents to who has tried none of its checkpoints, and on the learner's own page. */
final class PlacementOffer implements PagePart {
    private final Courses courses;
    private final Results results;
    private final InstantSource clock;
    private final Pages pages;

    PlacementOffer(Courses courses, Results results, InstantSource clock, Pages pages) {
        this.courses = courses;
        this.results = results;
        this.clock = clock;
        this.pages = pages;
    }

    /** {@code placement/offer}. */
    public record Part(Chrome chrome, boolean naming, List<Course> courses) {}

    /**
     * A course that has a placement.
     *
     * @param placed whether the learner has taken part of it
     */
    public record Course(String language, String title, String href, boolean placed) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        // A server with one course names it on every page.
        Optional<String> here = chrome.course()
                .filter(_ -> chrome.place() == Chrome.Place.COURSE)
                .map(course -> course.id());
        List<Course> offered = courses.all().stream()
                .filter(course -> here.isEmpty() || here.get().equals(course.id()))
                .flatMap(course -> {
                    CourseResults known = results.of(visitor.learner(), course.id(), clock.instant())
                            .await();
                    boolean isTried = course.quizzes().keySet().stream()
                            .anyMatch(quiz -> known.quiz(quiz).best().isPresent());
                    boolean isPlaced = known.placed().stream()
                            .anyMatch(marked -> marked.quiz().startsWith(Quiz.PLACEMENT));
                    return PlacementPages.offer(course, isPlaced)
                            .filter(_ -> here.isEmpty() || isPlaced || !isTried)
                            .stream();
                })
                .toList();
        return Said.of(
                offered.isEmpty()
                        ? ""
                        : pages.render("placement/offer", new Part(chrome, offered.size() > 1, offered)));
    }
}
