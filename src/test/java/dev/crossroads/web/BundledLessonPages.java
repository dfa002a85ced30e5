package dev.crossroads.web;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Piece;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.progress.LessonPage;
import dev.crossroads.progress.QuizCard;
import dev.crossroads.progress.ReadingMark;
import dev.crossroads.web.SamplePages.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lessons that come with Crossroads, as a newcomer sees them. */
final class BundledLessonPages {
    private BundledLessonPages() {}

    static Map<String, Sample> all() {
        Map<String, Sample> pages = new LinkedHashMap<>();
        Course course = course();
        course.lessons().values().forEach(lesson -> pages.put("bundled-" + lesson.id(), page(course, lesson)));
        return pages;
    }

    private static Course course() {
        try {
            return CourseReader.read(BundledCourses.folder("rust-or-go"))
                    .course()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample page(Course course, Lesson lesson) {
        return new Sample(
                "progress/lesson",
                new LessonPage(
                        SamplePages.chrome(lesson.title(), Chrome.Place.COURSE),
                        new Link(course.title(), "/courses/" + course.id()),
                        List.of(),
                        lesson.part(),
                        lesson.number(),
                        lesson.title(),
                        Math.max(1, lesson.extent().words() / 100),
                        pieces(course, lesson),
                        ReadingMark.UNREAD,
                        lesson.sections().stream()
                                .map(section -> new LessonPage.Section(section.id(), section.title(), false, false))
                                .toList(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        lesson.next()
                                .map(next -> new Link(course.lessons().get(next).title(), "/lessons/" + next)),
                        lesson.edit(),
                        "/lesson",
                        "/api/v1/progress",
                        "0198f1de-0000-7000-8000-000000000003"));
    }

    private static List<LessonPage.Piece> pieces(Course course, Lesson lesson) {
        return lesson.body().stream()
                .map(piece -> piece instanceof Piece.Checkpoint checkpoint
                        ? new LessonPage.Piece("", Optional.of(card(course, checkpoint.quiz())))
                        : new LessonPage.Piece(piece.html(), Optional.empty()))
                .toList();
    }

    private static QuizCard card(Course course, String quiz) {
        return new QuizCard(
                course.quiz(quiz).orElseThrow().title(),
                course.quiz(quiz).orElseThrow().practice(),
                "/quizzes/" + quiz,
                "/quizzes/" + quiz,
                course.quiz(quiz).orElseThrow().questions().size(),
                QuizCard.State.NEW,
                Optional.empty(),
                0);
    }
}
