package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.AnswerTally.Counted;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.quiz.answer.KeyWords;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Texts;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Questions with their keys and all that is ever said about an answer, for whoever writes them or teaches with them.
 * Its callers have checked beforehand whom it is for. Nothing is recorded.
 */
public final class Previews {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Courses courses;
    private final ResponseTable responses;

    Previews(Courses courses, Pool pool) {
        this.courses = courses;
        responses = new ResponseTable(pool);
    }

    /**
     * A question of a quiz: what {@code quiz/previewed} shows.
     *
     * @param number from 1
     * @param name what lists call it
     * @param points what a right answer earns
     * @param hints HTML
     * @param key what is right, in a line
     * @param feedback on an answer that was never given
     * @param answers of everybody; empty where they can't be read
     * @param wrong the commonest wrong answer in words
     */
    public record Previewed(
            Chrome chrome,
            int number,
            String id,
            ItemName name,
            int points,
            Optional<String> context,
            Optional<String> prompt,
            List<String> hints,
            String key,
            Feedback feedback,
            Optional<AnswerTally> answers,
            Optional<String> wrong) {}

    /** The first answers of everybody to the questions of a course, by question. Waits; fails as the database does. */
    public Map<String, AnswerTally> tallies(Course course) {
        Map<String, List<Counted>> counted =
                responses.firsts(course.id()).await().stream().collect(Collectors.groupingBy(Counted::question));
        return course.allQuizzes()
                .flatMap(quiz -> quiz.questions().stream()
                        .filter(question -> counted.containsKey(question.id()))
                        .map(question -> Map.entry(
                                question.id(),
                                AnswerTally.of(courses, course.id(), quiz.id(), question, counted.get(question.id())))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    /**
     * The questions of a quiz.
     *
     * @param tallies as {@link #tallies} has them; empty where they can't be read
     */
    public List<Previewed> of(Chrome chrome, Course course, Quiz quiz, Optional<Map<String, AnswerTally>> tallies) {
        Attempt ended = ended(course, quiz);
        return IntStream.range(0, quiz.questions().size())
                .mapToObj(i -> previewed(chrome, course, quiz, ended, i, tallies))
                .toList();
    }

    private static Previewed previewed(
            Chrome chrome,
            Course course,
            Quiz quiz,
            Attempt ended,
            int place,
            Optional<Map<String, AnswerTally>> tallies) {
        Texts texts = chrome.texts();
        Question question = quiz.questions().get(place);
        QuestionShown shown = QuestionShown.of(ended, quiz, question);
        Optional<AnswerTally> tally = tallies.map(all -> all.getOrDefault(question.id(), AnswerTally.NONE));
        return new Previewed(
                chrome,
                place + 1,
                question.id(),
                ItemName.of(question, texts),
                question.common().points(),
                question.common().context(),
                question.asks(),
                question.common().hints(),
                KeyWords.of(question, texts),
                Feedbacks.of(texts, course, shown, shown.earned().orElseThrow()),
                tally,
                tally.flatMap(AnswerTally::wrong).map(common -> AnswerWords.of(question, common.answer(), texts)));
    }

    /** An attempt of nobody's at all of it, which was handed in empty: what is said after it is all that there is. */
    private static Attempt ended(Course course, Quiz quiz) {
        return new Attempt(
                NOBODY,
                NOBODY,
                course.id(),
                quiz.id(),
                1,
                false,
                quiz.questions().stream().map(Question::id).toList(),
                0,
                0,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Attempt.Ending(Instant.EPOCH, false, 0)),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                false);
    }
}
