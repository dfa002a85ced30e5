package dev.crossroads.cohort;

import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.KeyWords;
import dev.crossroads.quiz.answer.Program;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a question of a warm-up on the wall, for whoever teaches the cohort. */
@Pure
final class WarmUpPages {
    private WarmUpPages() {}

    /**
     * One question.
     *
     * @param path of the warm-up
     * @param number from 1, at most as many as there are
     * @param isKeyShown whether the key is asked for
     */
    static WarmUpPage page(
            Chrome chrome, Link cohort, String path, List<Question> questions, int number, boolean isKeyShown) {
        Question question = questions.get(number - 1);
        AskedQuestion asked = Asking.outside(question);
        String here = path + "?question=" + number;
        return new WarmUpPage(
                chrome,
                cohort,
                number,
                questions.size(),
                asked.common().context(),
                asked.common().prompt(),
                asked instanceof AskedQuestion.Tracing,
                program(asked),
                options(asked),
                asked instanceof AskedQuestion.Matching matching ? html(matching.left()) : List.of(),
                isKeyShown ? Optional.of(KeyWords.of(question, chrome.texts())) : Optional.empty(),
                isKeyShown ? question.common().explanation() : Optional.empty(),
                isKeyShown ? Optional.empty() : Optional.of(here + "&key=shown#key"),
                number > 1 ? Optional.of(path + "?question=" + (number - 1)) : Optional.empty(),
                number < questions.size() ? Optional.of(path + "?question=" + (number + 1)) : Optional.empty());
    }

    private static Optional<Program> program(AskedQuestion asked) {
        return switch (asked) {
            case AskedQuestion.Tracing tracing ->
                Optional.of(Program.of(tracing.programLanguage(), tracing.program(), Set.of(), Set.of()));
            case AskedQuestion.Line line ->
                Optional.of(Program.of(line.programLanguage(), line.program(), Set.of(), Set.of()));
            case AskedQuestion.MultipleChoice _,
                    AskedQuestion.ShortAnswer _,
                    AskedQuestion.Numeric _,
                    AskedQuestion.Ordering _,
                    AskedQuestion.Matching _,
                    AskedQuestion.Closed _ -> Optional.empty();
        };
    }

    private static List<String> options(AskedQuestion asked) {
        return switch (asked) {
            case AskedQuestion.MultipleChoice choice -> html(choice.options());
            case AskedQuestion.Ordering ordering -> html(ordering.items());
            case AskedQuestion.Matching matching -> html(matching.right());
            case AskedQuestion.ShortAnswer _,
                    AskedQuestion.Numeric _,
                    AskedQuestion.Tracing _,
                    AskedQuestion.Line _,
                    AskedQuestion.Closed _ -> List.of();
        };
    }

    private static List<String> html(List<AskedQuestion.Option> options) {
        return options.stream().map(AskedQuestion.Option::html).toList();
    }
}
