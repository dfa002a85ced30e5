package dev.crossroads.authoring;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * Questions of a checkpoint with their keys: {@code authoring/preview}.
 *
 * @param quiz as learners are asked it
 * @param course all checkpoints of its course
 * @param isCounted whether the answers of everybody could be read
 */
public record PreviewPage(Chrome chrome, Link quiz, Link course, boolean isCounted, List<Question> questions) {
    /**
     * A question with what is known of the answers to it.
     *
     * @param html of the question with its key
     * @param n how many answered
     * @param facility the share of right answers with its interval; empty where the answers can't be read
     * @param wrong the commonest wrong answer; empty where there is none to be told
     * @param drawn how many gave it
     */
    public record Question(
            int number, String id, String html, int n, Optional<String> facility, Optional<String> wrong, int drawn) {}
}
