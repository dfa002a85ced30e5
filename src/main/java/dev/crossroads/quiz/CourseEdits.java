package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.quiz.QuestionRevisionTable.Key;
import dev.crossroads.quiz.QuestionRevisionTable.Served;
import dev.crossroads.quiz.answer.Wording;
import dev.crossroads.quiz.regrade.Decision;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The effect that an author's edits of a course would have on recorded answers. Reads, and changes nothing. */
public final class CourseEdits {
    private final Course course;
    private final QuestionArchive past = new QuestionArchive();
    private final Courses courses;
    private final Map<String, Key> last = new LinkedHashMap<>();
    private final Map<String, Integer> answers;

    /** The effect of an edit on those who answered before it. */
    public enum Kind {
        /** The database never served the question. */
        NEW,
        /** It asks something else: its statistics begin anew. */
        WORDING,
        /** It asks the same, and something else is right. */
        KEY,
        /** It earns something else. */
        WORTH,
        /** Hints, explanations, punctuation: it stays the same to statistics. */
        SURROUNDINGS,
        /** The course does not ask it any more. */
        REMOVED
    }

    /**
     * A question that is not as it was last served.
     *
     * @param quiz where it stands now; empty for one that is removed
     * @param answers how many answers to it are recorded
     * @param decision what follows from a corrected key; empty for other edits, and where options were reworded too, so
     *     that answers can't be read by the new key
     */
    public record Edit(Kind kind, Optional<String> quiz, String question, int answers, Optional<Decision> decision) {}

    /** The edits of a course beside what that database has served. Waits for the database. */
    public CourseEdits(Course course, Pool pool) {
        this.course = course;
        courses = new Courses(List.of(course), past);
        past.remember(courses, new QuestionRevisionTable(pool)).forEach(key -> last.put(key.question(), key));
        answers = new ResponseTable(pool).counts(course.id()).await();
    }

    /** The course with what it asked before. */
    public Courses courses() {
        return courses;
    }

    /** Whether the database has ever served a course of that id. */
    public boolean isKnown() {
        return !last.isEmpty();
    }

    /** Every question that is not as it was, in the course's order, those that are removed at the end. */
    public List<Edit> all(Instant now) {
        List<Edit> edits = new ArrayList<>();
        Map<String, Key> left = new LinkedHashMap<>(last);
        course.allQuizzes()
                .forEach(quiz -> quiz.questions().forEach(question -> {
                    left.remove(question.id());
                    edit(new Served(course.id(), quiz.id(), question), now).ifPresent(edits::add);
                }));
        left.keySet()
                .forEach(question -> edits.add(new Edit(
                        Kind.REMOVED,
                        Optional.empty(),
                        question,
                        answers.getOrDefault(question, 0),
                        Optional.empty())));
        return edits;
    }

    private Optional<Edit> edit(Served served, Instant now) {
        Key before = last.get(served.question().id());
        if (before != null && before.equals(served.key())) {
            return Optional.empty();
        }
        Optional<Wording> wording = Optional.ofNullable(before)
                .flatMap(_ -> past.latest(served.course(), served.question().id()))
                .map(then -> Wording.of(then, served.question()));
        Kind kind = wording.map(CourseEdits::kind).orElse(Kind.NEW);
        return Optional.of(new Edit(
                kind,
                Optional.of(served.quiz()),
                served.question().id(),
                answers.getOrDefault(served.question().id(), 0),
                wording.filter(_ -> kind == Kind.KEY)
                        .filter(Wording::hasSameOptions)
                        .map(_ -> CorrectedKeys.decision(served, past, now))));
    }

    private static Kind kind(Wording wording) {
        if (!wording.isSame()) {
            return Kind.WORDING;
        }
        if (!wording.hasSameKey()) {
            return Kind.KEY;
        }
        return wording.isSameSeries() ? Kind.SURROUNDINGS : Kind.WORTH;
    }

    /** The question as the course has it. */
    public Question question(Edit edit) {
        return courses.asked(course.id(), edit.quiz().orElseThrow(), edit.question())
                .orElseThrow();
    }
}
