package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Workshop;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A question is stored as a whole: read again it is the same, and marks the same. */
class QuestionJsonTest {
    @Test
    void everyQuestionIsTheSameAfterItWasKept() throws IOException {
        Course bundled =
                CourseReader.read(BundledCourses.folder("rust-or-go")).course().orElseThrow();
        List<Question> all = Stream.of(Workshop.course(), bundled)
                .flatMap(course -> course.quizzes().values().stream())
                .flatMap(quiz -> quiz.questions().stream())
                .toList();
        assertThat(all.stream().map(Question::getClass).distinct())
                .as("every type")
                .hasSize(Question.class.getPermittedSubclasses().length);
        assertThat(all)
                .allSatisfy(question -> assertThat(QuestionJson.read(QuestionJson.write(question)))
                        .isEqualTo(question));
    }
}
