package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Visitor;
import java.util.Optional;

/** The one way on that a page of a course offers at its end: what is next there. */
final class NextPart implements PagePart {
    private final Lessons lessons;
    private final Pages pages;

    NextPart(Lessons lessons, Pages pages) {
        this.lessons = lessons;
        this.pages = pages;
    }

    /** {@code progress/next}. */
    public record Part(Chrome chrome, NextStep next) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        Optional<Course> course = chrome.course().map(Chrome.CourseNav::id).map(lessons::course);
        return course.map(found -> lessons.standing(visitor.learner(), found))
                .flatMap(standing -> standing.next()
                        .map(next -> new Said(pages.render("progress/next", new Part(chrome, next)), standing.until())))
                .orElse(Said.of(""));
    }
}
