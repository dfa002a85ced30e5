package dev.crossroads.quiz.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.web.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnswerPropertiesTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer to the question it goes with. */
    record Given(Question question, Answer answer) {}

    @Property
    void anAnswerReadsBackFromItsJsonAsItWas(@ForAll("given") Given given) throws JsonProcessingException {
        assertThat(Answers.fromJson(given.question(), given.answer().toJson())).isEqualTo(given.answer());
        assertThat(Answers.fromJson(
                        given.question(), JSON.readTree(given.answer().toJson().toString())))
                .isEqualTo(given.answer());
    }

    @Property
    void anAnswerReadsBackFromTheFieldsOfAFormAsItWas(@ForAll("given") Given given, @ForAll Language language) {
        Map<String, List<String>> form = Answers.toForm(given.answer(), language);

        assertThat(Answers.fromForm(given.question(), name -> form.getOrDefault(name, List.of()), language))
                .isEqualTo(given.answer());
    }

    @Property
    void ofAllChoicesOrdersAndMatchesOnlyTheKeyIsRight(@ForAll("made of options") Given given) {
        Answer key = Answers.fromJson(given.question(), Key.of(given.question()));

        assertThat(Marking.mark(given.question(), given.answer()).correct())
                .isEqualTo(given.answer().equals(key));
    }

    @Provide("made of options")
    Arbitrary<Given> madeOfOptions() {
        return given().filter(given -> !Samples.options(given.question()).isEmpty());
    }

    @Provide
    Arbitrary<Given> given() {
        return Arbitraries.of(Samples.QUIZ.questions())
                .flatMap(question -> answers(question).map(answer -> new Given(question, answer)));
    }

    private static Arbitrary<? extends Answer> answers(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice ->
                Arbitraries.of(ids(choice.options()))
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(choice.several() ? choice.options().size() : 1)
                        .map(Answer.Choice::new);
            case Question.ShortAnswer _ ->
                texts().filter(text -> !text.isBlank()).map(Answer.Text::new);
            case Question.Numeric _ ->
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e10"), new BigDecimal("1e10"))
                        .ofScale(4)
                        .map(Answer.Number::new);
            case Question.Tracing tracing ->
                Arbitraries.oneOf(
                        texts().map(text -> new Answer.Trace(true, text, OptionalInt.empty())),
                        lines(tracing.program()).map(line -> new Answer.Trace(false, "", OptionalInt.of(line))));
            case Question.Line line -> lines(line.program()).map(Answer.LineNumber::new);
            case Question.Ordering ordering ->
                Arbitraries.shuffle(ids(ordering.order())).map(Answer.Order::new);
            case Question.Matching matching -> matches(matching);
        };
    }

    private static Arbitrary<Answer.Match> matches(Question.Matching matching) {
        List<String> left = ids(matching.left());
        List<Arbitrary<String>> partners =
                left.stream().map(_ -> Arbitraries.of(ids(matching.right()))).toList();
        return Combinators.combine(partners).as(chosen -> {
            Map<String, String> pairs =
                    left.stream().collect(Collectors.toMap(id -> id, id -> chosen.get(left.indexOf(id))));
            return new Answer.Match(pairs);
        });
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(20)
                .filter(text -> text.indexOf('\0') < 0 && text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
    }

    private static Arbitrary<Integer> lines(String program) {
        return Arbitraries.integers().between(1, (int) program.lines().count());
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }
}
