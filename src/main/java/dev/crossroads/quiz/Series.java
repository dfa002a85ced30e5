package dev.crossroads.quiz;

import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.event.StoredJson;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.answer.Wording;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answers to a question that can be counted together with those to its present revision: to all revisions that ask
 * the same and have the same key. For one reading on one thread, as it remembers what it compared.
 */
@Pure
public final class Series {
    private final Courses courses;
    private final String course;
    private final Map<Revision, Optional<Wording>> compared = new HashMap<>();
    private final Map<Revision, Boolean> present = new HashMap<>();
    private final Map<Wording, Map<String, String>> translated = new IdentityHashMap<>();

    private record Revision(String quiz, String question, String revision) {}

    /** Series of a course's questions. */
    public Series(Courses courses, String course) {
        this.courses = courses;
        this.course = course;
    }

    /** Whether an answer belongs to the series of its question as it is asked now. */
    public boolean isOfNow(Marked response) {
        return isPresent(response)
                || wording(response).filter(Wording::isSameSeries).isPresent();
    }

    /** Nearly all are: their words need not be compared with themselves. */
    private boolean isPresent(Marked response) {
        return present.computeIfAbsent(
                new Revision(response.quiz(), response.question(), response.revision()),
                revision -> courses.asked(course, revision.quiz(), revision.question())
                        .filter(now -> now.common().revision().equals(revision.revision()))
                        .isPresent());
    }

    /** The same response with its answer as it would be recorded now. */
    public Marked asOfNow(Marked response) {
        return wording(response)
                .filter(Wording::isSameSeries)
                .map(wording -> response.answered(response.answer().map(answer -> translated(wording, answer))))
                .orElse(response);
    }

    /** Most answers of a cohort are the same few. */
    private String translated(Wording wording, String answer) {
        return translated
                .computeIfAbsent(wording, _ -> new HashMap<>())
                .computeIfAbsent(
                        answer, _ -> wording.translated(StoredJson.tree(answer)).toString());
    }

    /** The earlier revision beside the present one; empty where either is unknown. */
    private Optional<Wording> wording(Marked response) {
        return compared.computeIfAbsent(
                new Revision(response.quiz(), response.question(), response.revision()),
                revision -> courses.asked(course, revision.quiz(), revision.question())
                        .flatMap(now -> then(revision).map(then -> Wording.of(then, now))));
    }

    private Optional<Question> then(Revision revision) {
        return courses.asAnswered(course, revision.quiz(), revision.question(), revision.revision())
                .filter(then -> then.common().revision().equals(revision.revision()));
    }
}
