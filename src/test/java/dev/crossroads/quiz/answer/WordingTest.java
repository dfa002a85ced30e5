package dev.crossroads.quiz.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Common;
import dev.crossroads.course.Question.MultipleChoice;
import dev.crossroads.course.Question.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two revisions of a question are one series as long as nobody would answer them otherwise. */
class WordingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Which of these are right</p>            | <p>Which, of these, are <em>right</em>?</p>
            <p>Was heißt „leihen“ hier</p>             | <p>Was heißt «leihen» hier?</p>
            <p>这里 发生 了 什么</p>                      | <p>这里 发生 了 什么?</p>
            <p>Which of  these</p>                     | <p>Which of\u00a0these:</p>
            """)
    void aCommaIsNoOtherQuestion(String then, String now) {
        assertThat(Wording.of(asked(then, Map.of(), "a", "b"), asked(now, Map.of(), "a", "b"))
                        .isSameSeries())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Is it 2.5</p>                     | <p>Is it 25</p>
            <p>Is it .5</p>                      | <p>Is it 5</p>
            <p>What does <code>a.b</code> do</p> | <p>What does <code>a,b</code> do</p>
            <p>What does <code>a;</code> do</p>  | <p>What does <code>a</code> do</p>
            <p>Which is right</p>                | <p>Which is NOT right</p>
            <p>Is it <img src="a.png"></p>       | <p>Is it <img src="b.png"></p>
            <p>Is it don't</p>                   | <p>Is it dont</p>
            <p>-3 + 4</p>                        | <p>3 + 4</p>
            """)
    void whatChangesTheSenseIsAnother(String then, String now) {
        assertThat(Wording.of(asked(then, Map.of(), "a", "b"), asked(now, Map.of(), "a", "b"))
                        .isSame())
                .isFalse();
    }

    @Test
    void aTypingErrorThatItsAuthorNamesIsNone() {
        Question then = asked("<p>Which of teh two</p>", Map.of(), "recieve", "send");
        Question same = asked("<p>Which of the two</p>", Map.of("teh", "the", "recieve", "receive"), "receive", "send");
        Question unsaid = asked("<p>Which of the two</p>", Map.of(), "recieve", "send");

        assertThat(Wording.of(then, same).isSameSeries()).isTrue();
        assertThat(Wording.of(then, unsaid).isSame()).isFalse();
        assertThat(Wording.of(then, same)
                        .translated(JsonNodeFactory.instance.arrayNode().add("o-recieve"))
                        .toString())
                .as("an answer is recorded by the id of its option, which is made of the text")
                .isEqualTo("[\"o-receive\"]");
    }

    @Test
    void aNewKeyOrOtherPointsEndTheSeriesOfTheSameQuestion() {
        MultipleChoice then = asked("<p>Which</p>", Map.of(), "a", "b");
        MultipleChoice keyed =
                new MultipleChoice(then.common(), then.prompt(), then.options(), Set.of("o-b"), false, false);

        assertThat(Wording.of(then, keyed).isSame()).isTrue();
        assertThat(Wording.of(then, keyed).isSameSeries()).isFalse();
    }

    @Test
    void anOptionMoreOrLessIsAnotherQuestion() {
        assertThat(Wording.of(asked("<p>Which</p>", Map.of(), "a", "b"), asked("<p>Which</p>", Map.of(), "a", "b", "c"))
                        .isSame())
                .isFalse();
    }

    /** The first option is right. */
    private static MultipleChoice asked(String prompt, Map<String, String> typos, String... options) {
        Common common = new Common(
                "q",
                Optional.empty(),
                prompt + typos + List.of(options),
                "MultipleChoice",
                List.of(),
                Optional.empty(),
                List.of(),
                1,
                false,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                typos,
                Optional.empty());
        List<Option> made = IntStream.range(0, options.length)
                .mapToObj(i -> new Option("o-" + options[i], "<p>" + options[i] + "</p>", Optional.empty()))
                .toList();
        return new MultipleChoice(common, prompt, made, Set.of("o-" + options[0]), false, false);
    }
}
