package dev.crossroads.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Extent;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Piece;
import dev.crossroads.progress.LessonText.Stretch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A lesson's text is cut where its quizzes stand. */
class LessonTextTest {
    private static LessonText textOf(Piece... pieces) {
        return LessonText.of(new Lesson(
                "one",
                "One",
                "",
                Optional.empty(),
                List.of(pieces),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Extent(10, 0, 0),
                Optional.empty()));
    }

    @Test
    void aQuizStandsWhereItIsPlacedFirstAndIsALinkAfterwards() {
        LessonText text = textOf(
                new Piece.Heading("one", "<section><h1>One</h1>"),
                new Piece.Checkpoint("a", "<a>A</a>"),
                new Piece.Prose("<p>between</p>"),
                new Piece.Program("text", "<pre>code</pre>"),
                new Piece.Checkpoint("b", "<a>B</a>"),
                new Piece.Checkpoint("a", "<a>A</a>"),
                new Piece.Prose("</section>"));

        assertThat(text.stretches())
                .containsExactly(
                        new Stretch("<section><h1>One</h1>", Optional.of("a")),
                        new Stretch("<p>between</p><pre>code</pre>", Optional.of("b")),
                        new Stretch("<a>A</a></section>", Optional.empty()));
    }

    @Test
    void stretchesAreReplacedAndQuizzesStay() {
        LessonText text = textOf(new Piece.Prose("x"), new Piece.Checkpoint("a", "link"), new Piece.Prose("y"));

        assertThat(text.replaced(html -> "<" + html + ">").stretches())
                .containsExactly(new Stretch("<x>", Optional.of("a")), new Stretch("<y>", Optional.empty()));
        assertThat(textOf().stretches()).containsExactly(new Stretch("", Optional.empty()));
    }
}
