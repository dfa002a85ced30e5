package dev.crossroads.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.Quiz;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Fills in a question's form as a learner does, right or wrong by its key. */
final class AnswerSheet {
    private static final Pattern QUESTION = Pattern.compile("/questions/([^/]+)$");

    private final Page page;
    private final Quiz quiz;

    AnswerSheet(Page page, Quiz quiz) {
        this.page = page;
        this.quiz = quiz;
    }

    /** The question whose form is on the page. */
    Question asked() {
        String action = page.locator("form[data-answer]").getAttribute("action");
        Matcher matcher = QUESTION.matcher(action);
        if (!matcher.find()) {
            throw new IllegalStateException("The form of a question goes to " + action);
        }
        return quiz.question(matcher.group(1)).orElseThrow();
    }

    /** Fills in the right answer. */
    void fillInRight() {
        switch (asked()) {
            case Question.MultipleChoice choice -> choice.correct().forEach(this::pick);
            case Question.ShortAnswer text -> page.locator("[name=text]").fill(text.answer());
            case Question.Tracing tracing
            when tracing.compiles() -> {
                label("compiles-yes").click();
                page.locator("#stdout").fill(tracing.stdout());
            }
            case Question.Tracing tracing -> {
                label("compiles-no").click();
                tracing.line().ifPresent(line -> page.locator("#line").fill(Integer.toString(line)));
            }
            case Question.Numeric number ->
                page.locator("#number").fill(number.value().toPlainString());
            case Question.Ordering ordering -> place(ordering.order());
            case Question.Matching matching -> matching.key().forEach((left, right) -> choose("match." + left, right));
            case Question.Line line ->
                label("line-" + line.lines().iterator().next()).click();
        }
    }

    /** Fills in an answer that can't be right. */
    void fillInWrong() {
        switch (asked()) {
            case Question.MultipleChoice choice -> pick(distractor(choice).id());
            case Question.ShortAnswer _ -> page.locator("[name=text]").fill("no idea");
            case Question.Tracing tracing
            when tracing.compiles() -> label("compiles-no").click();
            case Question.Tracing _ -> {
                label("compiles-yes").click();
                page.locator("#stdout").fill("no idea");
            }
            case Question.Numeric number ->
                page.locator("#number")
                        .fill(number.value()
                                .add(number.tolerance())
                                .add(number.value().ulp())
                                .add(number.value().ulp())
                                .toPlainString());
            case Question.Ordering ordering -> place(ordering.order().reversed());
            case Question.Matching matching -> {
                List<Option> left = matching.left();
                IntStream.range(0, left.size())
                        .forEach(i -> choose(
                                "match." + left.get(i).id(),
                                matching.key()
                                        .get(left.get((i + 1) % left.size()).id())));
            }
            case Question.Line line ->
                label("line-"
                                + IntStream.iterate(1, n -> n + 1)
                                        .filter(n -> !line.lines().contains(n))
                                        .findFirst()
                                        .orElseThrow())
                        .click();
        }
    }

    /** Sends the form and waits for the feedback. */
    void send() {
        page.locator("button[form=answer]:not([data-hint])").click();
        page.locator("#feedback").waitFor();
    }

    /** An option that is not right. */
    static Option distractor(Question.MultipleChoice choice) {
        return choice.options().stream()
                .filter(option -> !choice.correct().contains(option.id()))
                .findFirst()
                .orElseThrow();
    }

    private void pick(String option) {
        page.locator(".option:has(input[value='%s']) label".formatted(option)).click();
    }

    private void place(List<Option> order) {
        IntStream.range(0, order.size())
                .forEach(i -> choose("order." + order.get(i).id(), Integer.toString(i + 1)));
    }

    /** Sets a field, behind what is moved by hand too. */
    private void choose(String field, String value) {
        page.locator("select[name='%s']".formatted(field))
                .selectOption(value, new Locator.SelectOptionOptions().setForce(true));
    }

    private Locator label(String field) {
        return page.locator("label[for='%s']".formatted(field));
    }
}
