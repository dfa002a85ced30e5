package dev.crossroads.quiz.asked;

import dev.crossroads.course.Question.ShortAnswer.Format;
import java.util.List;
import java.util.Optional;

/** A question in the JSON interface, member by member; which members it has depends on its type. Pure. */
public record AskedView(
        String id,
        String type,
        int points,
        Optional<Boolean> partialCredit,
        Optional<String> opensAfter,
        Optional<String> context,
        Optional<String> prompt,
        Optional<Boolean> several,
        Optional<List<OptionView>> options,
        Optional<List<OptionView>> left,
        Optional<List<OptionView>> right,
        Optional<String> program,
        Optional<String> language,
        Optional<String> unit,
        Optional<Format> format,
        boolean confidence,
        boolean explanation,
        int hintsAvailable) {

    /** Something that can be picked, placed or matched. */
    public record OptionView(String id, String text) {}

    /** A question as it is asked. */
    public static AskedView of(AskedQuestion question) {
        AskedQuestion.Common common = question.common();
        Shape shape = Shape.of(question);
        return new AskedView(
                common.id(),
                common.type(),
                common.points(),
                common.partialCredit() ? Optional.of(true) : Optional.empty(),
                shape.opensAfter(),
                common.context(),
                common.prompt(),
                shape.several(),
                shape.options(),
                shape.left(),
                shape.right(),
                shape.program(),
                shape.programLanguage().or(common::language),
                shape.unit(),
                shape.format(),
                common.asksConfidence(),
                common.asksExplanation(),
                common.hintsAvailable());
    }

    /** The members that depend on a question's type. */
    private record Shape(
            Optional<String> opensAfter,
            Optional<Boolean> several,
            Optional<List<OptionView>> options,
            Optional<List<OptionView>> left,
            Optional<List<OptionView>> right,
            Optional<String> program,
            Optional<String> programLanguage,
            Optional<String> unit,
            Optional<Format> format) {
        private static final Shape PLAIN = new Shape(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        static Shape of(AskedQuestion question) {
            return switch (question) {
                case AskedQuestion.Closed q -> PLAIN.opensAfter(q.opensAfter());
                case AskedQuestion.MultipleChoice q ->
                    PLAIN.several(q.several()).options(q.options());
                case AskedQuestion.Ordering q -> PLAIN.options(q.items());
                case AskedQuestion.Matching q -> PLAIN.matched(q.left(), q.right());
                case AskedQuestion.Tracing q -> PLAIN.program(q.program(), q.programLanguage());
                case AskedQuestion.Line q -> PLAIN.program(q.program(), q.programLanguage());
                case AskedQuestion.Numeric q -> PLAIN.unit(q.unit());
                case AskedQuestion.ShortAnswer q -> PLAIN.format(q.format());
            };
        }

        private Shape opensAfter(String value) {
            return new Shape(Optional.of(value), several, options, left, right, program, programLanguage, unit, format);
        }

        private Shape several(boolean value) {
            return new Shape(
                    opensAfter, Optional.of(value), options, left, right, program, programLanguage, unit, format);
        }

        private Shape options(List<AskedQuestion.Option> values) {
            return new Shape(
                    opensAfter,
                    several,
                    Optional.of(views(values)),
                    left,
                    right,
                    program,
                    programLanguage,
                    unit,
                    format);
        }

        private Shape matched(List<AskedQuestion.Option> lefts, List<AskedQuestion.Option> rights) {
            return new Shape(
                    opensAfter,
                    several,
                    options,
                    Optional.of(views(lefts)),
                    Optional.of(views(rights)),
                    program,
                    programLanguage,
                    unit,
                    format);
        }

        private Shape program(String text, String language) {
            return new Shape(
                    opensAfter, several, options, left, right, Optional.of(text), Optional.of(language), unit, format);
        }

        private Shape unit(Optional<String> value) {
            return new Shape(opensAfter, several, options, left, right, program, programLanguage, value, format);
        }

        private Shape format(Format value) {
            return new Shape(
                    opensAfter, several, options, left, right, program, programLanguage, unit, Optional.of(value));
        }

        private static List<OptionView> views(List<AskedQuestion.Option> options) {
            return options.stream()
                    .map(option -> new OptionView(option.id(), option.html()))
                    .toList();
        }
    }
}
