package dev.crossroads.authoring;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;

/**
 * All quizzes of a course, each leading to its questions with their keys: {@code authoring/previews}.
 *
 * @param isCounted whether the answers of everybody could be read
 */
public record PreviewsPage(Chrome chrome, Link course, boolean isCounted, List<Entry> quizzes) {
    /**
     * A quiz.
     *
     * @param questions how many it has
     * @param answers how many first answers to its questions there are
     */
    public record Entry(Link quiz, int questions, int answers) {}
}
