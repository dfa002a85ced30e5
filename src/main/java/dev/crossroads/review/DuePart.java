package dev.crossroads.review;

import dev.crossroads.course.Courses;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Visitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Tells who comes back what is due to be reviewed, course by course. */
final class DuePart implements PagePart {
    private final Courses courses;
    private final Results results;
    private final InstantSource clock;
    private final Pages pages;

    DuePart(Courses courses, Results results, InstantSource clock, Pages pages) {
        this.courses = courses;
        this.results = results;
        this.clock = clock;
        this.pages = pages;
    }

    /** {@code review/due}. */
    public record Part(Chrome chrome, List<DueReview> reviews) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        ZoneId zone = visitor.visit().zone();
        Instant now = clock.instant();
        List<DueReview> reviews = courses.all().stream()
                .flatMap(course -> {
                    Remembered remembered = results.remembered(visitor.learner(), course.id(), now, zone)
                            .await();
                    return DueReview.of(course, remembered.review(course)).stream();
                })
                .toList();
        Instant midnight =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        return new Said(reviews.isEmpty() ? "" : pages.render("review/due", new Part(chrome, reviews)), midnight);
    }
}
