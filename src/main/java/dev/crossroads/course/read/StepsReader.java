package dev.crossroads.course.read;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what to do first with an alternative, and for whom each step is. */
final class StepsReader {
    private final Mistakes mistakes;
    private final List<For> mentions = new ArrayList<>();

    StepsReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Somebody whom a step is for, and the line that says so. */
    private record For(String question, String option, int line) {}

    List<Step> read(TomlKeys alternative) {
        List<TomlKeys> tables = alternative.tables("steps", "step");
        List<Step> steps = tables.stream().map(this::step).toList();
        checkPlaces(tables, steps);
        return steps;
    }

    private Step step(TomlKeys keys) {
        Map<String, List<String>> when = new LinkedHashMap<>();
        keys.table("when").ifPresent(asked -> {
            for (String question : asked.names()) {
                List<TomlKeys.Text> options = asked.texts(question);
                when.put(question, options.stream().map(TomlKeys.Text::value).toList());
                options.forEach(option -> mentions.add(new For(question, option.value(), option.line())));
            }
        });
        Step step = new Step(
                keys.requiredText("title"),
                keys.requiredText("why"),
                keys.requiredText("href"),
                keys.text("done"),
                keys.text("place").orElse(""),
                Map.copyOf(when));
        if (!step.href().isEmpty() && !step.href().startsWith("https://") && !StepLinks.isChapter(step.href())) {
            keys.error(
                    "href",
                    "\"%s\" is neither a safe address nor a chapter. Write one that begins with https://, or a chapter such as first-steps.md."
                            .formatted(step.href()));
        }
        keys.warnOfOthers();
        return step;
    }

    /** Everybody has a step at each place, and no step stands behind one that is for everybody. */
    private void checkPlaces(List<TomlKeys> tables, List<Step> steps) {
        Map<String, Integer> forAll = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String place = steps.get(i).place();
            if (place.isEmpty()) {
                continue;
            }
            lines.putIfAbsent(place, tables.get(i).line());
            if (forAll.containsKey(place)) {
                tables.get(i)
                        .error(
                                "place",
                                ("No one is shown this step: the one for \"%s\" at line %d is for everybody. Put the"
                                                + " one for everybody last.")
                                        .formatted(place, forAll.get(place)));
            } else if (steps.get(i).when().isEmpty()) {
                forAll.put(place, tables.get(i).line());
            }
        }
        lines.forEach((place, line) -> {
            if (!forAll.containsKey(place)) {
                mistakes.error(
                        line,
                        ("The steps for \"%s\" leave some without any. Add one without `when`, which is for everybody"
                                        + " else, as the last of them.")
                                .formatted(place));
            }
        });
    }

    /** Notes each step that is for somebody who can't be. */
    void checkAgainst(Questionnaire questionnaire) {
        for (For one : mentions) {
            Optional<Questionnaire.AdvisoryQuestion> question = questionnaire.question(one.question());
            if (question.isEmpty()) {
                mistakes.error(
                        one.line(),
                        "There is no question \"%s\". There are: %s."
                                .formatted(
                                        one.question(),
                                        questionnaire.questions().stream()
                                                .map(Questionnaire.AdvisoryQuestion::id)
                                                .collect(Collectors.joining(", "))));
            } else if (question.get().option(one.option()).isEmpty()) {
                mistakes.error(
                        one.line(),
                        "The question \"%s\" has no option \"%s\". It has: %s."
                                .formatted(
                                        one.question(),
                                        one.option(),
                                        question.get().options().stream()
                                                .map(Questionnaire.AdvisoryOption::id)
                                                .collect(Collectors.joining(", "))));
            }
        }
    }
}
