package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.demo.AnswerSheet;
import dev.crossroads.quiz.GainTests.Form;
import dev.crossroads.quiz.answer.Rekeyed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which questions place learners, and which are asked before and after a part. */
class PlacementItemsTest {
    private static Course course;

    @BeforeAll
    static void read() throws IOException {
        course = CourseReader.read(BundledCourses.folder("rust-or-go")).course().orElseThrow();
    }

    @Test
    void whatIsAskedTellsNothingOfItsKeys() {
        Course other = rekeyed();
        assertThat(ids(PlacementItems.parts(course).stream()
                        .flatMap(part -> PlacementItems.chosen(course, part, _ -> 0).stream())
                        .toList()))
                .isEqualTo(ids(PlacementItems.parts(other).stream()
                        .flatMap(part -> PlacementItems.chosen(other, part, _ -> 0).stream())
                        .toList()));
        for (CoursePart part : GainTests.parts(course)) {
            for (Form form : Form.values()) {
                assertThat(ids(GainTests.form(course, form.of(part))))
                        .isEqualTo(ids(GainTests.form(other, form.of(part))));
            }
        }
    }

    /** Every question of a choice, an order, lines or numbers has another key. */
    private static Course rekeyed() {
        return new Course(
                course.id(),
                course.title(),
                course.description(),
                course.authors(),
                course.language(),
                course.imprint(),
                course.contents(),
                course.lessons(),
                rekeyed(course.quizzes()),
                rekeyed(course.practice()),
                course.mixed(),
                course.concepts(),
                course.questionnaire(),
                course.synonyms(),
                course.sample(),
                course.isFolded(),
                course.redirects(),
                course.files());
    }

    private static Map<String, Quiz> rekeyed(Map<String, Quiz> quizzes) {
        Map<String, Quiz> changed = new LinkedHashMap<>();
        quizzes.forEach((id, quiz) -> changed.put(
                id,
                new Quiz(
                        quiz.id(),
                        quiz.title(),
                        quiz.lesson(),
                        quiz.mode(),
                        quiz.timeLimit(),
                        quiz.attempts(),
                        quiz.passMark(),
                        quiz.shuffle(),
                        quiz.practice(),
                        quiz.questions().stream()
                                .map(PlacementItemsTest::rekeyed)
                                .toList(),
                        quiz.pools())));
        return changed;
    }

    private static Question rekeyed(Question question) {
        Question changed = Rekeyed.of(question, AnswerSheet.wrong(question, new Random(1)));
        assertThat(changed).isNotEqualTo(question);
        return changed;
    }

    @Test
    void anotherPlacementAsksWhatTheLastOneDidNotAsFarAsThereIsSomethingElse() {
        CoursePart memory = part("memory");
        List<String> first = ids(PlacementItems.chosen(course, memory, _ -> 0));
        List<String> second = ids(PlacementItems.chosen(course, memory, id -> first.contains(id) ? 1 : 0));

        assertThat(second).hasSameSizeAs(first);
        assertThat(second.stream().filter(first::contains).count()).isLessThan(first.size() / 2);
    }

    @Test
    void theFormsOfATestHaveNoQuestionInCommonAndAboutAsManyOnEachConcept() {
        for (CoursePart part : GainTests.parts(course)) {
            List<Question> a = GainTests.form(course, Form.A.of(part));
            List<Question> b = GainTests.form(course, Form.B.of(part));
            assertThat(a).as(part.title()).hasSameSizeAs(b).doesNotContainAnyElementsOf(b);
            // Where a concept has two questions or more, the first two are a pair.
            long shared = part.concepts().stream()
                    .filter(concept -> on(a, concept.id()) > 0 && on(b, concept.id()) > 0)
                    .count();
            assertThat(shared).as(part.title()).isPositive();
        }
    }

    private static long on(List<Question> form, String concept) {
        return form.stream()
                .filter(question -> question.common().concepts().contains(concept))
                .count();
    }

    private static CoursePart part(String slug) {
        return PlacementItems.parts(course).stream()
                .filter(part -> part.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<Question> questions) {
        return questions.stream().map(Question::id).toList();
    }
}
