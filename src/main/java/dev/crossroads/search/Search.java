package dev.crossroads.search;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.SectionRef;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Optional;

/**
 * Finds sections by what they say.
 *
 * <p>Methods wait for the database: call them from virtual threads, or from one that starts the server.
 */
final class Search {
    /** As many results as anybody reads; who finds nothing among them asks with other words. */
    static final int MOST = 20;

    private final Courses courses;
    private final SearchTable table;

    Search(Courses courses, Pool pool) {
        this.courses = courses;
        this.table = new SearchTable(pool);
    }

    /** A section that matches, with the pieces of it that say so. */
    record Result(Course course, Lesson lesson, Lesson.Section section, List<Snippet.Piece> snippet) {
        SectionRef at() {
            return new SectionRef(lesson.id(), section.id());
        }
    }

    /** Makes every course searchable as it is now; one that did not change costs one query. */
    void index() {
        for (Course course : courses.all()) {
            String config = config(course);
            String fingerprint = SectionText.fingerprint(config, course);
            if (!table.knows(course.id(), fingerprint).await()) {
                table.put(course.id(), config, fingerprint, SectionText.of(course))
                        .await();
            }
        }
    }

    /** The sections that match best, the best first; none for an empty query. */
    List<Result> find(Query query) {
        if (query.isEmpty()) {
            return List.of();
        }
        List<String> served = courses.all().stream().map(Course::id).toList();
        return table.find(query, served, MOST).await().stream()
                .flatMap(match -> result(match).stream())
                .toList();
    }

    /** Another node may serve another edition of a course; what ours does not have is no result. */
    private Optional<Result> result(SearchTable.Match match) {
        return courses.course(match.course())
                .flatMap(course -> course.lesson(match.lesson())
                        .flatMap(lesson -> lesson.section(match.section())
                                .map(section -> new Result(course, lesson, section, Snippet.pieces(match.marked())))));
    }

    /** Words are cut to their stems by the language of the course; of other languages they are compared whole. */
    private static String config(Course course) {
        return switch (course.language().split("-", 2)[0]) {
            case "en" -> "english";
            case "de" -> "german";
            default -> "simple";
        };
    }
}
