package dev.crossroads.course.read;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Common;
import dev.crossroads.course.Question.ShortAnswer;
import dev.crossroads.typed.KeyPattern;
import dev.crossroads.typed.Remarks;
import dev.crossroads.typed.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads questions that are answered by typing a text or a number. */
final class TypedReader {
    private final QuestionReader question;
    private final TomlKeys prompt;
    private final TomlKeys answer;
    private final Mistakes mistakes;

    TypedReader(QuestionReader question) {
        this.question = question;
        prompt = question.prompt();
        answer = question.answer();
        mistakes = question.mistakes();
    }

    ShortAnswer shortAnswer() {
        String html = question.promptHtml();
        ShortAnswer.Format format = format();
        String right = answer.requiredText("answer");
        List<TomlKeys.Text> others = answer.texts("alternatives");
        List<String> alternatives = others.stream().map(TomlKeys.Text::value).toList();
        Optional<String> pattern = answer.text("pattern");
        question.addAsked("format", format.name());
        question.addKey("answer", right);
        alternatives.forEach(alternative -> question.addKey("alternative", alternative));
        pattern.ifPresent(source -> question.addKey("pattern", source));
        Common common = question.common();
        Spelling.Manner manner = new ShortAnswer(common, html, format, right, alternatives, Optional.empty()).manner();
        remark(manner, "answer", right, answer.line("answer"), alternatives);
        others.forEach(other -> {
            List<String> rest = new ArrayList<>(alternatives);
            rest.remove(other.value());
            rest.add(right);
            remark(manner, "alternative", other.value(), other.line(), rest);
        });
        return new ShortAnswer(
                common, html, format, right, alternatives, pattern.flatMap(source -> pattern(manner, source)));
    }

    /** Tells what of a key nobody can type, unless another key says what it would be read as. */
    private void remark(Spelling.Manner manner, String name, String key, int line, List<String> others) {
        if (Spelling.isEmpty(key) && !key.isBlank()) {
            mistakes.error(line, "The %s holds no sign that anybody can type. Write it.".formatted(name));
        } else {
            Remarks.of(manner, key, others)
                    .forEach(remark -> mistakes.warning(
                            line, "Nobody can type the %s \"%s\" as it is. %s".formatted(name, key.strip(), remark)));
        }
    }

    private Optional<KeyPattern> pattern(Spelling.Manner manner, String source) {
        try {
            return Optional.of(KeyPattern.of(manner, source));
        } catch (KeyPattern.Unusable unusable) {
            answer.error("pattern", unusable.getMessage());
            return Optional.empty();
        }
    }

    private ShortAnswer.Format format() {
        return switch (prompt.text("response").orElse("short")) {
            case "short" -> ShortAnswer.Format.SHORT;
            case "long" -> ShortAnswer.Format.LONG;
            case "code" -> ShortAnswer.Format.CODE;
            case String other -> {
                prompt.error(
                        "response", "The response is \"" + other + "\". It must be \"short\", \"long\" or \"code\".");
                yield ShortAnswer.Format.SHORT;
            }
        };
    }

    Question.Numeric numeric() {
        String html = question.promptHtml();
        Optional<String> unit = prompt.text("unit");
        BigDecimal value = answer.requiredNumber("value");
        BigDecimal tolerance = answer.number("tolerance").orElse(BigDecimal.ZERO);
        if (tolerance.signum() < 0) {
            answer.error("tolerance", "The tolerance is " + tolerance + ". It is how far off still counts: 0 or more.");
        }
        question.addAsked("unit", unit.orElse(""));
        question.addKey("value", value.stripTrailingZeros().toPlainString());
        question.addKey("tolerance", tolerance.stripTrailingZeros().toPlainString());
        return new Question.Numeric(question.common(), html, unit, value, tolerance);
    }
}
