package dev.crossroads.cohort;

import dev.crossroads.cohort.ItemGroups.Beside;
import dev.crossroads.cohort.ItemGroups.Comparison;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Guess;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Interval;
import dev.crossroads.statistics.ItemIndices;
import dev.crossroads.statistics.MantelHaenszel;
import dev.crossroads.statistics.MarkTable;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.QuizStatistics;
import dev.crossroads.statistics.TwoParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The statistics of a quiz as JSON, and the lines of CSV that are made of it. Numbers are left out where n is too small
 * for them.
 *
 * @param model the two-parameter model of item response theory, where it can be fitted
 * @param groupings the ways to compare groups that may be asked for
 */
@Pure
record QuizStatisticsView(
        String quiz,
        String attempts,
        int n,
        int leftOut,
        double outOf,
        Optional<Estimate> mean,
        Optional<Estimate> median,
        Optional<Estimate> deviation,
        Optional<Estimate> skewness,
        Optional<Estimate> kurtosis,
        Optional<Estimate> alpha,
        Optional<Estimate> errorRatio,
        Optional<Estimate> standardError,
        List<ItemView> items,
        Optional<ModelView> model,
        List<GroupingView> groupings) {
    /** The columns of the CSV. */
    private static final List<String> HEADS =
            List.of("quiz", "attempts", "of", "item", "part", "text", "statistic", "value", "n", "low", "high");

    /** Abilities that information is told of: from -3 to 3 in steps of a tenth. */
    private static final int ABLEST = 30;

    record ItemView(
            String question,
            Optional<Estimate> facility,
            Optional<Estimate> deviation,
            Optional<Double> guess,
            double intendedWeight,
            Optional<Estimate> effectiveWeight,
            Optional<Estimate> discrimination,
            Optional<Estimate> efficiency,
            List<OptionView> options,
            List<GroupView> groups) {}

    record OptionView(String id, String text, boolean correct, Proportion.Told picked, Optional<Estimate> onRest) {}

    /**
     * A group beside all others, as {@link ItemFairness} has it.
     *
     * @param by what they are grouped by
     * @param odds the group's odds of a right answer, of the others', among people who do equally well on the rest
     * @param points the same on ETS's scale (MH D-DIF), below 0 where the question is harder for the group
     * @param size A, B or C, where the groups are large enough for ETS
     * @param beyondChance whether the difference is, of as many groups as were compared
     */
    record GroupView(
            String by,
            String group,
            String text,
            int n,
            int others,
            Optional<Estimate> odds,
            Optional<Estimate> points,
            Optional<Double> chiSquare,
            Optional<String> size,
            Optional<Boolean> beyondChance) {

        static GroupView of(String by, Beside one) {
            ItemFairness found = one.found();
            Optional<MantelHaenszel> compared = found.compared();
            return new GroupView(
                    by,
                    one.group().id(),
                    one.group().name(),
                    found.n(),
                    found.others(),
                    compared.map(MantelHaenszel::focalOdds),
                    compared.map(MantelHaenszel::points),
                    compared.map(MantelHaenszel::chiSquare),
                    compared.flatMap(MantelHaenszel::size).map(MantelHaenszel.Size::letter),
                    compared.map(_ -> one.standsOut()));
        }
    }

    /**
     * The model's parameters, and how much each item and all of them tell about people of these abilities, which are in
     * standard deviations from the middle.
     */
    record ModelView(
            int n, double logLikelihood, List<ParametersView> items, List<Double> abilities, List<Double> information) {

        static ModelView of(TwoParameterModel model, List<QuizMarks.Position> positions) {
            return new ModelView(
                    model.n(),
                    model.logLikelihood(),
                    IntStream.range(0, positions.size())
                            .mapToObj(i -> ParametersView.of(
                                    positions.get(i).id(), model.items().get(i)))
                            .toList(),
                    steps().boxed().toList(),
                    along(model::information));
        }
    }

    record ParametersView(
            String question, Estimate slope, Estimate intercept, Estimate difficulty, List<Double> information) {

        static ParametersView of(String question, TwoParameterModel.Item item) {
            return new ParametersView(
                    question, item.slope(), item.intercept(), item.difficulty(), along(item::information));
        }
    }

    record GroupingView(String by, String text) {}

    /** Groups that are compared, by what. */
    record Compared(String by, Comparison groups) {}

    private static DoubleStream steps() {
        return IntStream.rangeClosed(-ABLEST, ABLEST).mapToDouble(tenths -> tenths / 10.0);
    }

    private static List<Double> along(DoubleUnaryOperator information) {
        return steps().map(information).boxed().toList();
    }

    /**
     * The statistics of some attempts.
     *
     * @param isAnonymous whether they are told of in fives alone
     * @param compared groups at each item
     */
    static QuizStatisticsView of(
            QuizMarks marks,
            QuizMarks.Basis basis,
            boolean isAnonymous,
            List<GroupingView> groupings,
            List<Compared> compared) {
        MarkTable table = marks.table();
        QuizStatistics all = QuizStatistics.of(table);
        List<ItemIndices> indices = ItemIndices.of(table);
        List<QuizMarks.Position> positions = marks.positions();
        List<ItemView> items = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            items.add(item(marks, isAnonymous, positions.get(i), indices.get(i), table.rest(i), compared));
        }
        return new QuizStatisticsView(
                marks.quiz().id(),
                basis.text(),
                all.n(),
                marks.leftOut(),
                table.outOf(),
                all.mean().filter(QuizStatisticsView::isOfSome),
                all.median().filter(QuizStatisticsView::isOfSome),
                enough(all.deviation()),
                enough(all.skewness()),
                enough(all.kurtosis()),
                enough(all.alpha()),
                enough(all.errorRatio()),
                enough(all.standardError()),
                items,
                isAnonymous
                        ? Optional.empty()
                        : TwoParameterModel.fit(marks.right()).map(model -> ModelView.of(model, positions)),
                groupings);
    }

    private static boolean isOfSome(Estimate estimate) {
        return estimate.n() >= Proportion.LEAST;
    }

    private static Optional<Estimate> enough(Optional<Estimate> estimate) {
        return estimate.filter(Estimate::hasEnough);
    }

    private static ItemView item(
            QuizMarks marks,
            boolean isAnonymous,
            QuizMarks.Position position,
            ItemIndices of,
            double[] rest,
            List<Compared> compared) {
        OptionalDouble guess = position.question().map(Guess::score).orElseGet(OptionalDouble::empty);
        return new ItemView(
                position.id(),
                of.facility().filter(QuizStatisticsView::isOfSome),
                enough(of.deviation()),
                guess.isPresent() ? Optional.of(guess.getAsDouble()) : Optional.empty(),
                of.intendedWeight(),
                enough(of.effectiveWeight()),
                enough(of.discrimination()),
                enough(of.efficiency()),
                position
                        .question()
                        .map(question -> OptionStatistics.of(question, marks.given(), rest))
                        .orElseGet(List::of)
                        .stream()
                        .filter(option -> !isAnonymous || option.picked().count() >= Anonymity.TOGETHER)
                        .map(option -> new OptionView(
                                option.option().id(),
                                AnswerWords.option(option.option()),
                                option.correct(),
                                option.picked().told(),
                                enough(option.onRest())))
                        .toList(),
                position.question().stream()
                        .flatMap(question -> compared.stream()
                                .flatMap(way -> way.groups().at(question.id()).stream()
                                        .map(group -> GroupView.of(way.by(), group))))
                        .toList());
    }

    /** The whole as CSV, a line for each number: what n is too small for has none. */
    String csv() {
        Stream<String> lines = Stream.of(
                        Stream.of(Csv.line(HEADS)),
                        overall(),
                        items.stream().flatMap(this::lines),
                        model.stream().flatMap(this::lines))
                .flatMap(part -> part);
        return String.join("", lines.toList());
    }

    private Stream<String> overall() {
        return Stream.of(
                number("quiz", "", "", "", "mean", mean),
                number("quiz", "", "", "", "median", median),
                number("quiz", "", "", "", "deviation", deviation),
                number("quiz", "", "", "", "skewness", skewness),
                number("quiz", "", "", "", "kurtosis", kurtosis),
                number("quiz", "", "", "", "alpha", alpha),
                number("quiz", "", "", "", "errorRatio", errorRatio),
                number("quiz", "", "", "", "standardError", standardError));
    }

    private Stream<String> lines(ItemView item) {
        String id = item.question();
        Stream<String> own = Stream.of(
                number("item", id, "", "", "facility", item.facility()),
                number("item", id, "", "", "deviation", item.deviation()),
                plain("item", id, "", "", "guess", item.guess()),
                plain("item", id, "", "", "intendedWeight", Optional.of(item.intendedWeight())),
                number("item", id, "", "", "effectiveWeight", item.effectiveWeight()),
                number("item", id, "", "", "discrimination", item.discrimination()),
                number("item", id, "", "", "efficiency", item.efficiency()));
        Stream<String> picked = item.options().stream()
                .flatMap(option -> Stream.of(
                        line(
                                "option",
                                id,
                                option.id(),
                                option.text(),
                                option.correct() ? "picked, right" : "picked, wrong",
                                List.of(
                                        cell(option.picked()
                                                .count()
                                                .map(count -> (double) count
                                                        / option.picked().n())),
                                        option.picked().n(),
                                        cell(option.picked().low()),
                                        cell(option.picked().high()))),
                        number("option", id, option.id(), option.text(), "onRest", option.onRest())));
        Stream<String> beside = item.groups().stream().flatMap(group -> lines(id, group));
        return Stream.of(own, picked, beside).flatMap(part -> part);
    }

    private Stream<String> lines(String item, GroupView group) {
        String part = group.by() + " " + group.group();
        return Stream.of(
                plain("group", item, part, group.text(), "n", Optional.of(group.n())),
                plain("group", item, part, group.text(), "others", Optional.of(group.others())),
                number("group", item, part, group.text(), "odds", group.odds()),
                number("group", item, part, group.text(), "points", group.points()),
                plain("group", item, part, group.text(), "chiSquare", group.chiSquare()),
                plain("group", item, part, group.text(), "size", group.size()),
                plain("group", item, part, group.text(), "beyondChance", group.beyondChance()));
    }

    private Stream<String> lines(ModelView fitted) {
        Stream<String> parameters = fitted.items().stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(
                                number("model", item.question(), "", "", "slope", Optional.of(item.slope())),
                                number("model", item.question(), "", "", "intercept", Optional.of(item.intercept())),
                                number("model", item.question(), "", "", "difficulty", Optional.of(item.difficulty()))),
                        curve(item.question(), item.information(), fitted)));
        return Stream.concat(parameters, curve("", fitted.information(), fitted));
    }

    private Stream<String> curve(String item, List<Double> information, ModelView fitted) {
        return IntStream.range(0, information.size())
                .mapToObj(i -> plain(
                        "model",
                        item,
                        String.format(Locale.ROOT, "%.1f", fitted.abilities().get(i)),
                        "",
                        "information",
                        Optional.of(information.get(i))));
    }

    private String number(
            String of, String item, String part, String text, String statistic, Optional<Estimate> estimate) {
        return line(
                of,
                item,
                part,
                text,
                statistic,
                List.of(
                        cell(estimate.map(Estimate::value)),
                        estimate.map(Estimate::n).orElse(n),
                        cell(estimate.flatMap(Estimate::interval).map(Interval::low)),
                        cell(estimate.flatMap(Estimate::interval).map(Interval::high))));
    }

    private static Object cell(Optional<?> value) {
        return value.<Object>map(it -> it).orElse("");
    }

    private String plain(String of, String item, String part, String text, String statistic, Optional<?> value) {
        return line(of, item, part, text, statistic, List.of(cell(value), "", "", ""));
    }

    private String line(String of, String item, String part, String text, String statistic, List<?> numbers) {
        return Csv.line(Stream.concat(Stream.of(quiz, attempts, of, item, part, text, statistic), numbers.stream())
                .toList());
    }
}
