package dev.crossroads.progress;

import dev.crossroads.course.Lesson;
import dev.crossroads.course.Piece;
import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A lesson's text, cut where its quizzes stand. Where one is placed again, its link is part of the text. */
@Pure
record LessonText(List<Stretch> stretches) {
    /**
     * A stretch of text, which need not be well-formed by itself.
     *
     * @param quiz the id of the quiz that follows it; empty after the last
     */
    record Stretch(String html, Optional<String> quiz) {}

    static LessonText of(Lesson lesson) {
        List<Stretch> stretches = new ArrayList<>();
        StringBuilder html = new StringBuilder();
        Set<String> placed = new HashSet<>();
        for (Piece piece : lesson.body()) {
            if (piece instanceof Piece.Checkpoint checkpoint && placed.add(checkpoint.quiz())) {
                stretches.add(new Stretch(html.toString(), Optional.of(checkpoint.quiz())));
                html.setLength(0);
            } else {
                html.append(piece.html());
            }
        }
        stretches.add(new Stretch(html.toString(), Optional.empty()));
        return new LessonText(List.copyOf(stretches));
    }

    /** The same with something else in the place of each stretch. */
    LessonText replaced(UnaryOperator<String> replacement) {
        return new LessonText(stretches.stream()
                .map(stretch -> new Stretch(replacement.apply(stretch.html()), stretch.quiz()))
                .toList());
    }
}
