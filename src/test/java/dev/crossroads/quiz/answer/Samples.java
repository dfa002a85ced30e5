package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.QuizReader;
import java.util.List;
import java.util.stream.Stream;

/** A quiz with a question of every type, read as an author would write it. */
final class Samples {
    static final Quiz QUIZ = quiz("""
            shuffle = true
            [multipart]
            shared = "Two questions on one program."

            [[questions]]
            id = "one"
            type = "MultipleChoice"
            points = 3
            prompt.prompt = "Pick one"
            prompt.distractors = [{ text = "wrong", why = "not this" }, "wrong too", "wrong as well"]
            answer.answer = { text = "right", why = "this" }

            [[questions]]
            id = "several"
            type = "MultipleChoice"
            prompt.prompt = "Pick all that apply"
            prompt.distractors = ["wrong", "wrong too"]
            answer.answer = ["right", "right too"]

            [[questions]]
            id = "fixed"
            type = "MultipleChoice"
            prompt.prompt = "Yes or no?"
            prompt.distractors = ["No", "Never"]
            prompt.answerIndex = 1
            answer.answer = "Yes"

            [[questions]]
            id = "short"
            type = "ShortAnswer"
            multipart = "shared"
            prompt.prompt = "Which pointer?"
            answer.answer = "Reference counted"
            answer.alternatives = ["Rc"]

            [[questions]]
            id = "code"
            type = "ShortAnswer"
            multipart = "shared"
            prompt.prompt = "Which type?"
            prompt.response = "code"
            answer.answer = "let s = String::new();"

            [[questions]]
            id = "compiles"
            type = "Tracing"
            prompt.program = "fn main() {\\n  println!(\\"1\\");\\n}"
            answer.doesCompile = true
            answer.stdout = "1\\n2 \\n"

            [[questions]]
            id = "refused"
            type = "Tracing"
            prompt.program = "fn main() {\\n  let x: i32 = true;\\n}"
            answer.doesCompile = false
            answer.lineNumber = 2

            [[questions]]
            id = "anywhere"
            type = "Tracing"
            prompt.program = "fn main() {\\n  1 +\\n}"
            answer.doesCompile = false

            [[questions]]
            id = "number"
            type = "Numeric"
            prompt.prompt = "How large?"
            answer.value = 2
            answer.tolerance = 0.5

            [[questions]]
            id = "order"
            type = "Ordering"
            prompt.prompt = "Order"
            answer.order = ["first", "second", "third", "fourth"]

            [[questions]]
            id = "pair"
            type = "Ordering"
            prompt.prompt = "Order two"
            answer.order = ["first", "second"]

            [[questions]]
            id = "match"
            type = "Matching"
            prompt.prompt = "Match"
            prompt.distractors = ["nothing"]
            answer.pairs = [{ left = "Rust", right = "owner", why = "checked" }, { left = "Go", right = "collector" }]

            [[questions]]
            id = "line"
            type = "Line"
            prompt.prompt = "Which line?"
            prompt.program = "a\\nb\\nc"
            answer.line = 2

            [[questions]]
            id = "lines"
            type = "Line"
            prompt.prompt = "Which line?"
            prompt.program = "a\\nb\\nc"
            answer.line = [1, 2]
            """);

    private Samples() {}

    static Quiz quiz(String toml) {
        QuizReader.Reading reading = QuizReader.read("samples", "quizzes/samples.toml", toml);
        return reading.quiz().orElseThrow(() -> new AssertionError(reading.mistakes()));
    }

    static Question question(String id) {
        return QUIZ.question(id).orElseThrow(() -> new AssertionError("There is no sample " + id));
    }

    /** The id of the option that says so. */
    static String option(String question, String html) {
        return options(question(question)).stream()
                .filter(option -> option.html().equals(html))
                .map(Option::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError(question + " has no option " + html));
    }

    static List<Option> options(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice -> choice.options();
            case Question.Ordering ordering -> ordering.order();
            case Question.Matching matching ->
                Stream.concat(matching.left().stream(), matching.right().stream())
                        .toList();
            case Question.ShortAnswer _, Question.Tracing _, Question.Numeric _, Question.Line _ -> List.of();
        };
    }
}
