package dev.crossroads.course;

import java.io.Serializable;
import java.util.List;

/**
 * Questions of a quiz of which each attempt asks some. The variants of a question are a pool of which it asks one.
 *
 * @param name unique in the quiz: the author's, or the id of the question that has variants
 * @param asks how many of them an attempt asks, at least 1 and fewer than there are
 * @param questions their ids, in the quiz's order; all are worth the same, so every attempt is out of as many points
 */
public record Pool(String name, int asks, List<String> questions) implements Serializable {
    /** Copies the list. */
    public Pool {
        questions = List.copyOf(questions);
    }
}
