package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Interval;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.web.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Writes numbers with their intervals. */
@Pure
final class Numbers {
    private Numbers() {}

    /** A correlation or another number that needs {@link Estimate#ENOUGH_TO_CORRELATE}; that, where there are fewer. */
    static String of(Optional<Estimate> estimate, Texts texts) {
        return estimate.filter(Estimate::hasEnough)
                .map(known -> plain(known, texts))
                .orElseGet(() -> texts.say("cohort.items.needs", Map.of("n", Estimate.ENOUGH_TO_CORRELATE)));
    }

    /** The same as a share in per cent. */
    static String share(Optional<Estimate> estimate, Texts texts) {
        return estimate.filter(Estimate::hasEnough)
                .map(known -> plainShare(known, texts))
                .orElseGet(() -> texts.say("cohort.items.needs", Map.of("n", Estimate.ENOUGH_TO_CORRELATE)));
    }

    /** A number with two digits behind the point, however few there are. */
    static String plain(Estimate estimate, Texts texts) {
        String value = decimal(estimate.value(), texts);
        return estimate.interval()
                .map(range -> texts.say(
                        "cohort.items.range",
                        Map.of(
                                "value", value,
                                "low", decimal(range.low(), texts),
                                "high", decimal(range.high(), texts))))
                .orElse(value);
    }

    /** A share in per cent, however few there are. */
    static String plainShare(Estimate estimate, Texts texts) {
        String value = texts.percent(Statistics.percent(estimate.value()));
        return estimate.interval().map(range -> share(value, range, texts)).orElse(value);
    }

    /** A share of people; that n is too small where it is. */
    static String of(Proportion proportion, Texts texts) {
        return proportion.isReportable()
                ? share(texts.percent(Statistics.percent(proportion.share())), proportion.interval(), texts)
                : texts.say("cohort.items.too-small");
    }

    private static String share(String value, Interval range, Texts texts) {
        return texts.say(
                "recommendation.report.share",
                Map.of(
                        "share", value,
                        "low", Statistics.percent(range.low()),
                        "high", texts.percent(Statistics.percent(range.high()))));
    }

    /** A difference of two shares in percentage points. */
    static String points(double difference, Interval range, Texts texts) {
        return texts.say(
                "cohort.item.difference",
                Map.of(
                        "points", signed(difference, texts),
                        "low", signed(range.low(), texts),
                        "high", signed(range.high(), texts)));
    }

    private static String signed(double share, Texts texts) {
        long points = Math.round(100 * share);
        return (points > 0 ? "+" : "") + texts.exact(BigDecimal.valueOf(points));
    }

    static String decimal(double value, Texts texts) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return texts.exact(rounded.signum() == 0 ? BigDecimal.ZERO.setScale(2) : rounded);
    }
}
