package dev.crossroads.quiz.answer;

import static dev.crossroads.quiz.answer.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.Quiz;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrangementTest {
    private static final UUID ANNAS = UUID.fromString("0199f0a0-0000-7000-8000-00000000000a");

    @Seeded
    void everyAttemptShowsEveryOptionOnceAndTheSameWayEachTime(Generator generator) {
        UUID attempt = new UUID(generator.anyLong(), generator.anyLong());
        for (Question question : Samples.QUIZ.questions()) {
            List<Option> arranged = Arrangement.options(attempt, question);
            List<Option> expected = switch (question) {
                case Question.Matching matching -> matching.right();
                case Question other -> Samples.options(other);
            };
            assertThat(arranged).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(Arrangement.options(attempt, question)).isEqualTo(arranged);
        }
    }

    @Test
    void itemsToOrderComeInAnyOrderAboutEquallyOftenTheRightOneToo() {
        Question.Ordering ordering = (Question.Ordering) question("order");
        Map<List<Option>, Long> orders = LongStream.range(0, 6000)
                .mapToObj(n -> Arrangement.options(new UUID(n, -n), ordering))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(orders).hasSize(24).containsKey(ordering.order());
        assertThat(orders.values()).allSatisfy(count -> assertThat(count).isBetween(180L, 330L));
    }

    @Seeded
    void everyAttemptAsksEveryQuestionOnceAndKeepsGroupsTogether(Generator generator) {
        UUID attempt = new UUID(generator.anyLong(), generator.anyLong());
        List<String> asked = Arrangement.questions(attempt, Samples.QUIZ, Samples.QUIZ.questions());

        assertThat(asked).containsExactlyInAnyOrderElementsOf(ids(Samples.QUIZ));
        assertThat(asked).containsSubsequence("short", "code");
        assertThat(asked.indexOf("code")).isEqualTo(asked.indexOf("short") + 1);
        assertThat(Arrangement.questions(attempt, Samples.QUIZ, Samples.QUIZ.questions()))
                .isEqualTo(asked);
    }

    @Test
    void anArrangementOutlivesReleasesOfJava() {
        assertThat(Arrangement.options(ANNAS, question("order")))
                .extracting(Option::html)
                .containsExactly("third", "second", "fourth", "first");
    }

    @Test
    void everyPlaceIsTakenAboutEquallyOften() {
        Map<String, Long> firsts = LongStream.range(0, 4000)
                .mapToObj(n -> Arrangement.options(new UUID(n, -n), question("one"))
                        .getFirst()
                        .id())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(firsts).hasSize(4);
        assertThat(firsts.values()).allSatisfy(count -> assertThat(count).isBetween(850L, 1150L));
    }

    @Test
    void anOrderTheAuthorChoseStays() {
        assertThat(LongStream.range(0, 20).mapToObj(n -> Arrangement.options(new UUID(n, n), question("fixed"))))
                .allSatisfy(
                        options -> assertThat(options).extracting(Option::html).containsExactly("No", "Yes", "Never"));
    }

    @Test
    void questionsStayInOrderUnlessTheQuizShuffles() {
        Quiz still = new Quiz(
                Samples.QUIZ.id(),
                Samples.QUIZ.title(),
                Samples.QUIZ.lesson(),
                Samples.QUIZ.mode(),
                Samples.QUIZ.timeLimit(),
                Samples.QUIZ.attempts(),
                Samples.QUIZ.passMark(),
                false,
                false,
                Samples.QUIZ.questions(),
                List.of());

        assertThat(Arrangement.questions(ANNAS, still, still.questions())).isEqualTo(ids(still));
        assertThat(Arrangement.questions(ANNAS, Samples.QUIZ, Samples.QUIZ.questions()))
                .isNotEqualTo(ids(still));
    }

    private static List<String> ids(Quiz quiz) {
        return quiz.questions().stream().map(Question::id).toList();
    }
}
