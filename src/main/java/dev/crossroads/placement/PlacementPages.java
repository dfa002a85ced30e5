package dev.crossroads.placement;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.placement.Placed.Says;
import dev.crossroads.placement.PlacementPage.Outcome;
import dev.crossroads.placement.PlacementPage.Row;
import dev.crossroads.quiz.PlacementItems;
import dev.crossroads.quiz.Quizzes;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import java.time.Instant;
import java.util.Optional;

/** Turns what a learner seems to know into a page. */
final class PlacementPages {
    private PlacementPages() {}

    /** @param texts with the zone in which its times are told */
    static PlacementPage of(Chrome chrome, Texts texts, Course course, Placed placed, Instant now) {
        return new PlacementPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                course.language(),
                placed.parts().stream()
                        .map(part -> part(texts, course, part, now))
                        .toList());
    }

    private static PlacementPage.Part part(Texts texts, Course course, Placed.Part part, Instant now) {
        return new PlacementPage.Part(
                part.part().slug(),
                part.part().title(),
                part.asks(),
                Paths.quiz(course.id(), part.quiz()),
                TimeOrderedIds.next().toString(),
                part.isOpen(),
                part.endedAt()
                        .map(at -> at.plus(Quizzes.PLACED_AGAIN_AFTER))
                        .filter(now::isBefore)
                        .map(texts::dateAndTime),
                part.endedAt().map(at -> outcome(texts, course, part, at)));
    }

    private static Outcome outcome(Texts texts, Course course, Placed.Part part, Instant at) {
        return new Outcome(
                texts.date(at),
                part.lessons().stream()
                        .filter(lesson -> lesson.says() == Says.KNOWN)
                        .map(lesson -> link(course, lesson))
                        .toList(),
                part.concepts().stream()
                        .map(concept -> row(
                                new Link(
                                        concept.subject().title(),
                                        Paths.section(
                                                course.id(), concept.subject().taughtIn())),
                                concept))
                        .toList(),
                part.lessons().stream()
                        .map(lesson -> row(link(course, lesson), lesson))
                        .toList());
    }

    private static Link link(Course course, Placed.Of<Lesson> lesson) {
        return new Link(
                lesson.subject().title(),
                Paths.lesson(course.id(), lesson.subject().id()));
    }

    private static Row row(Link subject, Placed.Of<?> of) {
        return new Row(
                subject,
                of.answered(),
                percent(of.belief().mean()),
                percent(of.belief().interval().low()),
                percent(of.belief().interval().high()),
                switch (of.says()) {
                    case KNOWN -> "placement.says.known";
                    case NEW -> "placement.says.new";
                    case OPEN -> "placement.says.open";
                },
                of.says() == Says.KNOWN);
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }

    /** The offer to whoever has not read all of it; empty where the course has no placement. */
    static Optional<PlacementOffer.Course> offer(Course course, boolean isPlaced) {
        return PlacementItems.parts(course).isEmpty()
                ? Optional.empty()
                : Optional.of(new PlacementOffer.Course(
                        course.language(), course.title(), Paths.placement(course.id()), isPlaced));
    }
}
