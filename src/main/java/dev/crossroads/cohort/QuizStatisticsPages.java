package dev.crossroads.cohort;

import dev.crossroads.cohort.QuizStatisticsPage.Bar;
import dev.crossroads.cohort.QuizStatisticsPage.Choice;
import dev.crossroads.cohort.QuizStatisticsPage.Figure;
import dev.crossroads.cohort.QuizStatisticsPage.Item;
import dev.crossroads.cohort.QuizStatisticsPage.Model;
import dev.crossroads.cohort.QuizStatisticsPage.Parameters;
import dev.crossroads.cohort.QuizStatisticsPage.Range;
import dev.crossroads.course.Pool;
import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Guess;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.ItemIndices;
import dev.crossroads.statistics.MarkTable;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.QuizStatistics;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.statistics.TwoParameterModel;
import dev.crossroads.web.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the page of a quiz's statistics from the marks. */
@Pure
final class QuizStatisticsPages {
    private static final int HUNDRED = 100;
    private static final int CURVE_WIDTH = 300;
    private static final int MOST_BARS = 21;
    private static final double ABLEST = 3;

    /** Of a curve, from one end to the other. */
    private static final int STEPS = 60;

    private final QuizMarks marks;
    private final MarkTable table;
    private final boolean isAnonymous;
    private final Texts texts;

    QuizStatisticsPages(QuizMarks marks, boolean isAnonymous, Texts texts) {
        this.marks = marks;
        this.table = marks.table();
        this.isAnonymous = isAnonymous;
        this.texts = texts;
    }

    int n() {
        return table.attempts();
    }

    private boolean isReportable() {
        return n() >= Proportion.LEAST;
    }

    Optional<String> leftOut() {
        return marks.leftOut() == 0
                ? Optional.empty()
                : Optional.of(texts.say("cohort.statistics.left-out", Map.of("count", marks.leftOut())));
    }

    List<Figure> numbers() {
        QuizStatistics found = QuizStatistics.of(table);
        return List.of(
                figure("cohort.statistics.mean", "cohort.statistics.mean.what", points(found.mean())),
                figure("cohort.statistics.median", "cohort.statistics.median.what", points(found.median())),
                figure(
                        "cohort.statistics.deviation",
                        "cohort.statistics.deviation.what",
                        Numbers.of(found.deviation(), texts)),
                figure("cohort.statistics.alpha", "cohort.statistics.alpha.what", Numbers.of(found.alpha(), texts)),
                figure(
                        "cohort.statistics.standard-error",
                        "cohort.statistics.standard-error.what",
                        Numbers.of(found.standardError(), texts)),
                figure(
                        "cohort.statistics.error-ratio",
                        "cohort.statistics.error-ratio.what",
                        Numbers.share(found.errorRatio(), texts)),
                figure(
                        "cohort.statistics.skewness",
                        "cohort.statistics.skewness.what",
                        Numbers.of(found.skewness(), texts)),
                figure(
                        "cohort.statistics.kurtosis",
                        "cohort.statistics.kurtosis.what",
                        Numbers.of(found.kurtosis(), texts)));
    }

    private String points(Optional<Estimate> estimate) {
        return estimate.filter(_ -> isReportable())
                .map(known -> Numbers.plain(known, texts))
                .orElseGet(() -> texts.say("cohort.items.too-small"));
    }

    private Figure figure(String label, String meaning, String value) {
        return new Figure(texts.say(label), value, texts.say(meaning));
    }

    List<Bar> totals() {
        if (!isReportable() || isAnonymous) {
            return List.of();
        }
        int outOf = (int) table.outOf();
        int step = Math.ceilDiv(outOf + 1, MOST_BARS);
        int[] counts = new int[outOf / step + 1];
        Arrays.stream(table.totals()).forEach(total -> counts[(int) Math.round(total) / step]++);
        int most = Arrays.stream(counts).max().orElse(1);
        double passing = Math.ceil(marks.quiz().passMark() * outOf - 1e-9);
        return IntStream.range(0, counts.length)
                .mapToObj(bar -> new Bar(
                        points(bar * step, Math.min(outOf, (bar + 1) * step - 1)),
                        counts[bar],
                        HUNDRED * counts[bar] / most,
                        bar * step >= passing))
                .toList();
    }

    private String points(int from, int to) {
        return from == to ? texts.number(from) : texts.number(from) + "–" + texts.number(to);
    }

    List<Item> items() {
        List<ItemIndices> indices = ItemIndices.of(table);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            items.add(item(marks.positions().get(i), indices.get(i), table.rest(i)));
        }
        return List.copyOf(items);
    }

    /** The name of a place in the quiz: its question's, or the pool that it is drawn from. */
    private String name(QuizMarks.Position position) {
        return position.question()
                .map(question -> ItemName.of(question, texts).text())
                .orElseGet(() -> {
                    Pool pool = position.pool().orElseThrow();
                    return texts.say(
                            "cohort.statistics.drawn",
                            Map.of(
                                    "number",
                                    position.number(),
                                    "asks",
                                    pool.asks(),
                                    "count",
                                    pool.questions().size(),
                                    "pool",
                                    pool.name()));
                });
    }

    private Item item(QuizMarks.Position position, ItemIndices of, double[] rest) {
        OptionalDouble guess = position.question().map(Guess::score).orElseGet(OptionalDouble::empty);
        Optional<Estimate> facility = of.facility().filter(_ -> isReportable());
        Optional<Estimate> discrimination = of.discrimination().filter(Estimate::hasEnough);
        return new Item(
                position.id(),
                name(position),
                facility.map(known -> Numbers.plainShare(known, texts))
                        .orElseGet(() -> texts.say("cohort.items.too-small")),
                facility.flatMap(known ->
                        range(known, 0, guess.isPresent() ? Optional.of(guess.getAsDouble()) : Optional.empty())),
                Numbers.of(of.discrimination(), texts),
                discrimination.flatMap(known -> range(known, -1, Optional.of(0.0))),
                List.of(
                        figure(
                                "cohort.statistics.item-deviation",
                                "cohort.statistics.item-deviation.what",
                                Numbers.share(of.deviation(), texts)),
                        figure(
                                "cohort.statistics.guess",
                                "cohort.statistics.guess.what",
                                guess.isPresent()
                                        ? texts.percent(Statistics.percent(guess.getAsDouble()))
                                        : texts.say("cohort.statistics.no-guess")),
                        figure(
                                "cohort.statistics.intended-weight",
                                "cohort.statistics.intended-weight.what",
                                texts.percent(Statistics.percent(of.intendedWeight()))),
                        figure(
                                "cohort.statistics.effective-weight",
                                "cohort.statistics.effective-weight.what",
                                effectiveWeight(of)),
                        figure(
                                "cohort.statistics.efficiency",
                                "cohort.statistics.efficiency.what",
                                Numbers.of(of.efficiency(), texts))),
                isAnonymous && !isReportable()
                        ? List.of()
                        : position.question()
                                .map(question -> options(question, rest))
                                .orElseGet(List::of));
    }

    private String effectiveWeight(ItemIndices of) {
        return of.effectiveWeight().isEmpty() && n() >= Estimate.ENOUGH_TO_CORRELATE
                ? texts.say("cohort.statistics.no-weight")
                : Numbers.share(of.effectiveWeight(), texts);
    }

    private List<Choice> options(Question question, double[] rest) {
        return OptionStatistics.of(question, marks.given(), rest).stream()
                .filter(option -> !isAnonymous || option.picked().count() >= Anonymity.TOGETHER)
                .map(option -> new Choice(
                        AnswerWords.option(option.option()),
                        option.correct(),
                        option.picked().count(),
                        Numbers.of(option.picked(), texts),
                        option.onRest().isEmpty() && n() >= Estimate.ENOUGH_TO_CORRELATE
                                ? ""
                                : Numbers.of(option.onRest(), texts)))
                .toList();
    }

    private static Optional<Range> range(Estimate estimate, double least, Optional<Double> mark) {
        return estimate.interval()
                .map(interval -> new Range(
                        at(interval.low(), least),
                        at(estimate.value(), least),
                        at(interval.high(), least),
                        mark.map(chance -> at(chance, least))));
    }

    private static int at(double value, double least) {
        return (int) Math.round((value - least) / (1 - least) * Range.WIDTH);
    }

    Model model() {
        Optional<TwoParameterModel> fitted = isAnonymous ? Optional.empty() : TwoParameterModel.fit(marks.right());
        return fitted.map(this::model).orElseGet(() -> new Model(Optional.of(whyNone()), List.of(), "", ""));
    }

    private String whyNone() {
        if (n() >= TwoParameterModel.ENOUGH_ATTEMPTS && table.items() >= TwoParameterModel.ENOUGH_ITEMS) {
            return texts.say(isAnonymous ? "cohort.statistics.model.anonymous" : "cohort.statistics.model.none");
        }
        return texts.say(
                "cohort.statistics.model.needs",
                Map.of("n", TwoParameterModel.ENOUGH_ATTEMPTS, "items", TwoParameterModel.ENOUGH_ITEMS));
    }

    private Model model(TwoParameterModel model) {
        double[] information = curve(model::information);
        double most = Arrays.stream(information).max().orElse(1);
        double mostOfOne = model.items().stream()
                .flatMapToDouble(item -> Arrays.stream(curve(item::information)))
                .max()
                .orElse(1);
        List<Parameters> items = new ArrayList<>();
        for (int i = 0; i < model.items().size(); i++) {
            TwoParameterModel.Item item = model.items().get(i);
            items.add(new Parameters(
                    name(marks.positions().get(i)),
                    Numbers.plain(item.slope(), texts),
                    Numbers.plain(item.intercept(), texts),
                    Numbers.plain(item.difficulty(), texts),
                    drawn(curve(item::information), mostOfOne)));
        }
        return new Model(Optional.empty(), items, drawn(information, most), Numbers.decimal(most, texts));
    }

    /** Information at abilities from the least to the most that are drawn, in even steps. */
    private static double[] curve(DoubleUnaryOperator information) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> information.applyAsDouble(-ABLEST + 2 * ABLEST * i / STEPS))
                .toArray();
    }

    private static String drawn(double[] curve, double most) {
        return IntStream.range(0, curve.length)
                .mapToObj(i -> CURVE_WIDTH * i / STEPS + "," + (HUNDRED - Math.round(HUNDRED * curve[i] / most)))
                .collect(Collectors.joining(" "));
    }
}
