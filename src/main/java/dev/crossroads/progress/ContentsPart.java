package dev.crossroads.progress;

import java.util.List;
import java.util.Optional;

/**
 * Chapters of a course that stand under one heading, with what the learner did in them; shown on the contents page and
 * beside every lesson.
 *
 * @param title the part's title; empty for chapters before the first part
 */
public record ContentsPart(Optional<String> title, List<Chapter> chapters) {

    /**
     * One chapter.
     *
     * @param number such as {@code 1.2}; may be empty
     * @param depth 0 for a top-level chapter
     * @param href where it is read; empty for a draft, which has no text yet
     * @param current whether it is the page that is shown
     * @param minutes reading time; 0 for a draft and for a link
     * @param link whether it leads to no lesson of its own, and so can't be read or not
     * @param known whether a placement says that the learner seems to know it
     */
    public record Chapter(
            String title,
            String number,
            int depth,
            Optional<String> href,
            boolean current,
            int minutes,
            ReadingMark mark,
            List<QuizCard> quizzes,
            boolean link,
            boolean known) {

        /** Whether it has one quiz, which then needs no name beside the chapter's. */
        public boolean oneQuiz() {
            return quizzes.size() == 1;
        }

        /** Whether it is planned and can't be read yet. */
        public boolean draft() {
            return href.isEmpty();
        }

        /** The depth as style sheets name it. */
        public String level() {
            return "level-" + depth;
        }
    }
}
