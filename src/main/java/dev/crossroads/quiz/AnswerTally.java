package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.event.StoredJson;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.quiz.answer.Marking;
import dev.crossroads.quiz.answer.Wording;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first answers of everybody to a question as it is worded now, marked by the key that it has now.
 *
 * @param n how many answered
 * @param right how many of them rightly
 * @param wrong the commonest wrong answer; empty where there is none, or where what was typed tells of too few people
 */
@Pure
public record AnswerTally(int n, int right, Optional<Common> wrong) {
    /** An answer that so many people typed tells nothing of any one of them. */
    private static final int LEAST_TYPED = 3;

    /** Of a question that nobody answered. */
    public static final AnswerTally NONE = new AnswerTally(0, 0, Optional.empty());

    /**
     * An answer that many gave.
     *
     * @param answer in the JSON form in which it would be recorded now
     */
    public record Common(JsonNode answer, int count) {}

    /**
     * How many gave an answer to a revision of a question.
     *
     * @param answer in the JSON form in which it is recorded
     */
    record Counted(String question, String revision, String answer, int count) {}

    private record Wrong(JsonNode answer, int count) {
        Wrong and(Wrong other) {
            return new Wrong(count >= other.count ? answer : other.answer, count + other.count);
        }
    }

    /** The tally of a question from what was counted of it. */
    static AnswerTally of(Courses courses, String course, String quiz, Question now, List<Counted> counted) {
        Map<String, Optional<Wording>> wordings = new HashMap<>();
        Map<String, Wrong> wrong = new HashMap<>();
        int n = 0;
        int right = 0;
        for (Counted given : counted) {
            Optional<JsonNode> answer = wordings.computeIfAbsent(
                            given.revision(),
                            revision -> courses.asAnswered(course, quiz, now.id(), revision)
                                    .filter(then -> then.common().revision().equals(revision))
                                    .map(then -> Wording.of(then, now))
                                    .filter(Wording::isSame))
                    .map(wording -> wording.translated(StoredJson.tree(given.answer())));
            if (answer.isEmpty()) {
                continue;
            }
            try {
                if (Marking.mark(now, Answers.fromJson(now, answer.get())).correct()) {
                    right += given.count();
                } else {
                    wrong.merge(Answers.group(now, answer.get()), new Wrong(answer.get(), given.count()), Wrong::and);
                }
                n += given.count();
            } catch (MalformedAnswer otherOptions) {
                // It can't be read by the question as it is now, so it says nothing of it.
            }
        }
        return new AnswerTally(
                n,
                right,
                wrong.values().stream()
                        .max(Comparator.comparingInt(Wrong::count))
                        .filter(most -> most.count() >= (isTyped(now) ? LEAST_TYPED : 1))
                        .map(most -> new Common(most.answer(), most.count())));
    }

    private static boolean isTyped(Question question) {
        return switch (question) {
            case Question.ShortAnswer _, Question.Tracing _, Question.Numeric _ -> true;
            case Question.MultipleChoice _, Question.Ordering _, Question.Matching _, Question.Line _ -> false;
        };
    }
}
