package dev.crossroads.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Extent;
import dev.crossroads.course.Lesson;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading takes as long as somebody needs who reads the programs and tries the questions too. */
class ReadingTimeTest {
    private static Lesson lesson(int words, int lines, int pictures, int questions) {
        return new Lesson(
                "one",
                "One",
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                IntStream.range(0, questions).mapToObj(String::valueOf).toList(),
                Optional.empty(),
                Optional.empty(),
                new Extent(words, lines, pictures),
                Optional.empty());
    }

    @Test
    void proseIsReadAtTheRateThatAdultsReadAt() {
        assertThat(ReadingTime.minutes(lesson(238 * 5, 0, 0, 0))).isEqualTo(5);
        assertThat(ReadingTime.minutes(lesson(0, 0, 0, 0))).as("at least").isEqualTo(1);
    }

    @Test
    void programsPicturesAndQuestionsTakeTimeToo() {
        assertThat(ReadingTime.minutes(lesson(238 * 5, 100, 4, 6))).isEqualTo(5 + 6 + 2 + 3);
    }

    @Test
    void aCourseTakesAsLongAsItsLessonsTogether() {
        assertThat(ReadingTime.minutes(List.of(lesson(100, 0, 0, 0), lesson(138, 0, 0, 0))))
                .isEqualTo(1);
    }
}
