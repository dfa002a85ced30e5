package dev.crossroads.quiz.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import dev.crossroads.web.Language;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

class AnswerPropertiesTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer to the question it goes with. */
    record Given(Question question, Answer answer) {}

    @Seeded
    void anAnswerReadsBackFromItsJsonAsItWas(Generator generator) throws JsonProcessingException {
        Given given = given(Samples.QUIZ.questions(), generator);
        assertThat(Answers.fromJson(given.question(), given.answer().toJson())).isEqualTo(given.answer());
        assertThat(Answers.fromJson(
                        given.question(), JSON.readTree(given.answer().toJson().toString())))
                .isEqualTo(given.answer());
    }

    @Seeded
    void anAnswerReadsBackFromTheFieldsOfAFormAsItWas(Generator generator) {
        Given given = given(Samples.QUIZ.questions(), generator);
        Language language = generator.of(List.of(Language.values()));
        Map<String, List<String>> form = Answers.toForm(given.answer(), language);

        assertThat(Answers.fromForm(given.question(), name -> form.getOrDefault(name, List.of()), language))
                .isEqualTo(given.answer());
    }

    @Seeded
    void ofAllChoicesOrdersAndMatchesOnlyTheKeyIsRight(Generator generator) {
        List<Question> madeOfOptions = Samples.QUIZ.questions().stream()
                .filter(question -> !Samples.options(question).isEmpty())
                .toList();
        Given given = given(madeOfOptions, generator);
        Answer key = Answers.fromJson(given.question(), Key.of(given.question()));

        assertThat(Marking.mark(given.question(), given.answer()).correct())
                .isEqualTo(given.answer().equals(key));
    }

    private static Given given(List<Question> questions, Generator generator) {
        Question question = generator.of(questions);
        return new Given(question, answer(question, generator));
    }

    private static Answer answer(Question question, Generator generator) {
        return switch (question) {
            case Question.MultipleChoice choice -> {
                int most = choice.several() ? choice.options().size() : 1;
                yield new Answer.Choice(Set.copyOf(generator.some(ids(choice.options()), 1, most)));
            }
            case Question.ShortAnswer _ -> new Answer.Text(someText(generator));
            case Question.Numeric _ -> new Answer.Number(generator.decimal(10_000_000_000L, 4));
            case Question.Tracing tracing
            when generator.between(0, 1) == 0 ->
                new Answer.Trace(false, "", OptionalInt.of(line(tracing.program(), generator)));
            case Question.Tracing _ -> new Answer.Trace(true, generator.text(20), OptionalInt.empty());
            case Question.Line line -> new Answer.LineNumber(line(line.program(), generator));
            case Question.Ordering ordering -> new Answer.Order(generator.shuffled(ids(ordering.order())));
            case Question.Matching matching -> {
                List<String> right = ids(matching.right());
                yield new Answer.Match(
                        ids(matching.left()).stream().collect(Collectors.toMap(id -> id, _ -> generator.of(right))));
            }
        };
    }

    private static String someText(Generator generator) {
        String text = generator.text(20);
        return text.isBlank() ? "x" + text : text;
    }

    private static int line(String program, Generator generator) {
        return generator.between(1, (int) program.lines().count());
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }
}
