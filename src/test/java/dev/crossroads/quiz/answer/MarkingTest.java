package dev.crossroads.quiz.answer;

import static dev.crossroads.quiz.answer.Samples.option;
import static dev.crossroads.quiz.answer.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.course.Question;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingTest {

    @Test
    void aRightAnswerEarnsAllPointsAndAnyOtherNone() {
        assertThat(Marking.mark(question("one"), new Answer.Choice(Set.of(option("one", "right")))))
                .isEqualTo(new Mark(true, 3, 3));
        assertThat(Marking.mark(question("one"), new Answer.Choice(Set.of(option("one", "wrong")))))
                .isEqualTo(new Mark(false, 0, 3));
    }

    @Test
    void allThatApplyMeansAllOfThemAndOnlyThem() {
        String right = option("several", "right");
        String rightToo = option("several", "right too");
        String wrong = option("several", "wrong");
        assertThat(isRight("several", new Answer.Choice(Set.of(right, rightToo))))
                .isTrue();
        assertThat(isRight("several", new Answer.Choice(Set.of(right)))).isFalse();
        assertThat(isRight("several", new Answer.Choice(Set.of(right, rightToo, wrong))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reference counted", " reference\tCOUNTED\n", "rc", "RC", "Reference\u00a0counted"})
    void aShortAnswerIsReadWithoutRegardToCaseAndWhiteSpace(String text) {
        assertThat(isRight("short", new Answer.Text(text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "let s = String::new();, true",
        "'  let s  = String::new();\n', true",
        "let s = string::new();, false",
        "lets = String::new();, false"
    })
    void caseCountsInCode(String code, boolean right) {
        assertThat(isRight("code", new Answer.Text(code))).isEqualTo(right);
    }

    @Test
    void aWrongShortAnswerIsWrong() {
        assertThat(isRight("short", new Answer.Text("Arc"))).isFalse();
        assertThat(isRight("short", new Answer.Text("Referencecounted"))).isFalse();
    }

    @Test
    void aProgramThatCompilesIsTracedToWhatItPrints() {
        assertThat(isRight("compiles", prints("1\n2"))).isTrue();
        assertThat(isRight("compiles", prints("1  \r\n2\n\n"))).isTrue();
        assertThat(isRight("compiles", prints("1 2"))).isFalse();
        assertThat(isRight("compiles", refused(OptionalInt.of(1)))).isFalse();
    }

    @Test
    void aProgramThatDoesNotCompileIsTracedToItsLineWhereTheAuthorNamedOne() {
        assertThat(isRight("refused", refused(OptionalInt.of(2)))).isTrue();
        assertThat(isRight("refused", refused(OptionalInt.of(1)))).isFalse();
        assertThat(isRight("refused", refused(OptionalInt.empty()))).isFalse();
        assertThat(isRight("refused", prints(""))).isFalse();
        assertThat(isRight("anywhere", refused(OptionalInt.empty()))).isTrue();
        assertThat(isRight("anywhere", refused(OptionalInt.of(3)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "1.5, true", "2.5, true", "2.51, false", "1.4999, false", "-2, false"})
    void aNumberIsRightWithinTheTolerance(BigDecimal number, boolean right) {
        assertThat(isRight("number", new Answer.Number(number))).isEqualTo(right);
    }

    @Test
    void anOrderAndAMatchingAreRightAsAWhole() {
        String first = option("pair", "first");
        String second = option("pair", "second");
        assertThat(isRight("pair", new Answer.Order(List.of(first, second)))).isTrue();
        assertThat(isRight("pair", new Answer.Order(List.of(second, first)))).isFalse();
        String rust = option("match", "Rust");
        String go = option("match", "Go");
        String owner = option("match", "owner");
        String collector = option("match", "collector");
        assertThat(isRight("match", new Answer.Match(Map.of(rust, owner, go, collector))))
                .isTrue();
        assertThat(isRight("match", new Answer.Match(Map.of(rust, owner, go, owner))))
                .isFalse();
    }

    @Test
    void anyLineThatCountsIsRight() {
        assertThat(isRight("line", new Answer.LineNumber(2))).isTrue();
        assertThat(isRight("line", new Answer.LineNumber(1))).isFalse();
        assertThat(isRight("lines", new Answer.LineNumber(1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "gc-short-weak, weak",
        "gc-short-weak, Weak pointer",
        "gc-short-weak, a weak reference",
        "gc-short-weak, rc::Weak<Node>",
        "gc-short-weak, std::rc::Weak<Node>",
        "gc-short-weak, Weak<RefCell<TreeNode>>",
        "gc-short-weak, Weak<_>",
        "gc-short-weak, `Weak`",
        "errors-short-wrap, %w",
        "errors-short-wrap, `%w`"
    })
    void whatTheBundledCourseAsksForIsRightInTheWaysPeopleSayIt(String id, String typed) throws IOException {
        Question question =
                CourseReader.read(BundledCourses.folder("rust-or-go"))
                        .course()
                        .orElseThrow()
                        .quizzes()
                        .values()
                        .stream()
                        .flatMap(quiz -> quiz.question(id).stream())
                        .findFirst()
                        .orElseThrow();

        assertThat(Marking.mark(question, new Answer.Text(typed)).correct()).isTrue();
        assertThat(Marking.mark(question, new Answer.Text("Arc " + typed)).correct())
                .isFalse();
        assertThat(Marking.mark(question, new Answer.Text("I don't know")).correct())
                .isFalse();
    }

    @Test
    void anAnswerOfAnotherTypeIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> Marking.mark(question("one"), new Answer.Text("right")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"one\" of type MultipleChoice");
    }

    @Test
    void theKeyOfEveryQuestionIsAnAnswerThatIsRight() {
        // A key of several lines, or of none, is more than one answer.
        List<Question> questions = Samples.QUIZ.questions().stream()
                .filter(question -> !List.of("lines", "anywhere").contains(question.id()))
                .toList();
        assertThat(questions)
                .hasSizeGreaterThan(10)
                .allSatisfy(question -> assertThat(Marking.mark(question, Answers.fromJson(question, Key.of(question))))
                        .matches(Mark::correct));
    }

    @Test
    void theKeyIsToldInTheFormOfAnAnswer() {
        assertThat(Key.of(question("one"))).hasToString("\"" + option("one", "right") + "\"");
        assertThat(Key.of(question("several")).isArray()).isTrue();
        assertThat(Key.of(question("refused"))).hasToString("{\"compiles\":false,\"line\":2}");
        assertThat(Key.of(question("number"))).hasToString("2");
        assertThat(Key.of(question("lines"))).hasToString("[1,2]");
    }

    @Test
    void whysAreToldByOption() {
        assertThat(Whys.of(question("one")))
                .isEqualTo(Map.of(option("one", "wrong"), "not this", option("one", "right"), "this"));
        assertThat(Whys.of(question("match"))).isEqualTo(Map.of(option("match", "Rust"), "checked"));
        assertThat(Whys.of(question("short"))).isEmpty();
    }

    private static Answer prints(String stdout) {
        return new Answer.Trace(true, stdout, OptionalInt.empty());
    }

    private static Answer refused(OptionalInt line) {
        return new Answer.Trace(false, "", line);
    }

    private static boolean isRight(String question, Answer answer) {
        return Marking.mark(question(question), answer).correct();
    }
}
