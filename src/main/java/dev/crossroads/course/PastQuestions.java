package dev.crossroads.course;

import java.util.Optional;

/** Questions as they were asked in earlier editions of the courses. */
public interface PastQuestions {
    /** Of courses that were never edited. */
    PastQuestions NONE = new PastQuestions() {
        @Override
        public Optional<Question> find(String course, String question, String revision) {
            return Optional.empty();
        }

        @Override
        public Optional<Question> latest(String course, String question) {
            return Optional.empty();
        }
    };

    /** A question at a revision that the course does not have any more. */
    Optional<Question> find(String course, String question, String revision);

    /** The latest revision of a question; of one that the course still has, the latest before that. */
    Optional<Question> latest(String course, String question);
}
