package dev.crossroads.quiz.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.QuizReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points for answers that are right in part, where the author gives any. */
class CreditTest {
    private static final String ORDER = """
            type = "Ordering"
            prompt.prompt = "Order them"
            answer.order = ["a", "b", "c", "d"]
            """;
    private static final String SEVERAL = """
            type = "MultipleChoice"
            prompt.prompt = "Pick"
            prompt.distractors = ["x", "y", "z"]
            answer.answer = ["a", "b", "c"]
            """;
    private static final String MATCH = """
            type = "Matching"
            prompt.prompt = "Match"
            prompt.distractors = ["none"]
            answer.pairs = [{ left = "1", right = "one" }, { left = "2", right = "two" }, { left = "3", right = "three" }]
            """;

    @ParameterizedTest
    @CsvSource({"abcd, 12", "bacd, 8", "badc, 4", "dabc, 0", "bcda, 0", "acdb, 4", "dcba, 0"})
    void pairsInOrderCountLessThoseTurnedRound(String order, int points) {
        Question.Ordering question = (Question.Ordering) question(ORDER, 12);
        List<String> ids = order.chars()
                .mapToObj(letter -> question.order().get(letter - 'a').id())
                .toList();

        Mark mark = Marking.mark(question, new Answer.Order(ids));

        assertThat(mark).isEqualTo(new Mark(order.equals("abcd"), points, 12));
    }

    @ParameterizedTest
    @CsvSource({"abc, 12", "ab, 8", "a, 4", "abcx, 8", "abx, 4", "ax, 0", "abcxyz, 0", "xyz, 0", "abcxy, 4"})
    void rightPicksCountLessWrongOnesSoThatPickingAllEarnsNothing(String picks, int points) {
        Question.MultipleChoice question = (Question.MultipleChoice) question(SEVERAL, 12);
        Set<String> ids = Arrays.stream(picks.split(""))
                .map(text -> question.options().stream()
                        .filter(option -> option.html().equals(text))
                        .findFirst()
                        .orElseThrow()
                        .id())
                .collect(Collectors.toSet());

        assertThat(Marking.mark(question, new Answer.Choice(ids))).isEqualTo(new Mark(picks.equals("abc"), points, 12));
    }

    @Test
    void partnersThatAreFoundCount() {
        Question.Matching question = (Question.Matching) question(MATCH, 12);
        Map<String, String> pairs = new LinkedHashMap<>(question.key());
        String first = question.left().getFirst().id();
        pairs.put(first, pairs.get(question.left().getLast().id()));

        assertThat(Marking.mark(question, new Answer.Match(pairs))).isEqualTo(new Mark(false, 8, 12));
        assertThat(Marking.mark(question, new Answer.Match(question.key()))).isEqualTo(new Mark(true, 12, 12));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7, 100})
    void lessThanAllNeverEarnsAllNorLessThanNothing(int points) {
        Question.Ordering question = (Question.Ordering) question(ORDER, points);
        List<String> order = new ArrayList<>(
                question.order().stream().map(Question.Option::id).toList());
        Random random = new Random(points);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(order, random);
            Mark mark = Marking.mark(question, new Answer.Order(List.copyOf(order)));
            assertThat(mark.points()).isBetween(0, mark.correct() ? points : points - 1);
        }
    }

    @Test
    void withoutTheKeyTheWholeAnswerCounts() {
        Question.Ordering question =
                (Question.Ordering) read("points = 12\n" + ORDER).questions().getFirst();
        List<String> ids = new ArrayList<>(
                question.order().stream().map(Question.Option::id).toList());
        Collections.swap(ids, 0, 1);

        assertThat(Marking.mark(question, new Answer.Order(ids))).isEqualTo(new Mark(false, 0, 12));
    }

    @Test
    void creditIsRefusedWhereThereAreNoPartsOfThePointsOrOfTheAnswer() {
        assertThat(mistake("credit = \"parts\"\n" + ORDER)).contains("no part of 1 point");
        assertThat(mistake("points = 2\ncredit = \"half\"\n" + ORDER)).contains("credit is \"half\"");
        assertThat(mistake("""
                points = 2
                credit = "parts"
                type = "Numeric"
                prompt.prompt = "How many?"
                answer.value = 1
                """)).contains("no parts");
    }

    private static String mistake(String question) {
        QuizReader.Reading reading = reading(question);
        assertThat(reading.quiz()).isEmpty();
        return reading.mistakes().getFirst().toString();
    }

    private static Question question(String toml, int points) {
        return read("credit = \"parts\"\npoints = " + points + "\n" + toml)
                .questions()
                .getFirst();
    }

    private static Quiz read(String question) {
        return reading(question).quiz().orElseThrow();
    }

    private static QuizReader.Reading reading(String question) {
        return QuizReader.read("q", "quizzes/q.toml", "[[questions]]\nid = \"q\"\n" + question);
    }
}
