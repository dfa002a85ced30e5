package dev.crossroads.calibration;

import dev.crossroads.calibration.CalibrationPage.Bin;
import dev.crossroads.calibration.CalibrationPage.Fit;
import dev.crossroads.calibration.CalibrationPage.Mark;
import dev.crossroads.calibration.CalibrationPage.Measured;
import dev.crossroads.calibration.SiteMemory.Figures;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.MemoryParameterTable.Fitted;
import dev.crossroads.statistics.Calibration;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Interval;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts what is known of the site's memories into words and a picture. */
@Pure
final class CalibrationPages {
    /** The side of the picture. */
    private static final int SIDE = 300;

    /** Differences of log losses are told in the third. */
    private static final int DIGITS = 4;

    private final SiteMemory.Known known;
    private final Texts texts;

    CalibrationPages(SiteMemory.Known known, Texts texts) {
        this.known = known;
        this.texts = texts;
    }

    /**
     * A form that could not be taken.
     *
     * @param by what was typed
     */
    record Refused(String id, String by, String wrong) {}

    CalibrationPage page(Chrome chrome, Optional<Refused> refused) {
        return new CalibrationPage(
                chrome,
                known.figures().map(this::figures),
                known.isCounting()
                        ? Optional.of(texts.say(
                                known.figures().isPresent() ? "calibration.counting-anew" : "calibration.counting"))
                        : Optional.empty(),
                Calibration.LEAST_OF_EACH,
                known.inForce()
                        .map(own -> texts.say(
                                "calibration.parameters.own",
                                Map.of(
                                        "date", texts.date(own.appliedAt().orElseThrow()),
                                        "by", own.appliedBy())))
                        .orElseGet(() -> texts.say("calibration.parameters.published")),
                known.fittingSince().isEmpty()
                        && known.figures().filter(Figures::canFit).isPresent(),
                fitting(),
                Trial.LEAST_REVIEWS,
                known.fitted().stream()
                        .map(fitted -> fit(
                                fitted,
                                refused.filter(
                                        form -> form.id().equals(fitted.id().toString()))))
                        .toList());
    }

    private CalibrationPage.Figures figures(Figures figures) {
        Calibration calibration = figures.calibration();
        return new CalibrationPage.Figures(
                texts.say(
                        figures.isSample() ? "calibration.as-of.sample" : "calibration.as-of",
                        Map.of("time", texts.dateAndTime(figures.asOf()))),
                calibration.happened().n(),
                calibration.people(),
                share(calibration.happened()),
                calibration.logLoss().filter(_ -> calibration.hasEnough()).map(loss -> measured(calibration, loss)));
    }

    private Optional<String> fitting() {
        return known.fittingSince()
                .map(since -> texts.say("calibration.fitting", Map.of("time", texts.dateAndTime(since))))
                .or(() -> known.unfitted()
                        .map(last -> texts.say(
                                last.areTooFew() ? "calibration.unfitted.too-few" : "calibration.unfitted.failed",
                                Map.of("time", texts.dateAndTime(last.at())))));
    }

    private Measured measured(Calibration calibration, Estimate logLoss) {
        return new Measured(
                logLoss.interval()
                        .map(interval -> estimate(logLoss.value(), interval))
                        .orElseGet(() -> decimal(logLoss.value())),
                decimal(calibration.baseline()),
                calibration.bins().stream().map(this::bin).toList());
    }

    private Bin bin(Calibration.Bin bin) {
        Proportion happened = bin.happened();
        return new Bin(
                texts.say(
                        "calibration.range",
                        Map.of(
                                "from", texts.percent(Statistics.percent(bin.from())),
                                "to", texts.percent(Statistics.percent(bin.to())))),
                happened.n(),
                texts.percent(Statistics.percent(bin.forecast())),
                share(happened),
                happened.isReportable()
                        ? Optional.of(new Mark(
                                place(bin.forecast()),
                                place(1 - happened.share()),
                                place(1 - happened.interval().low()),
                                place(1 - happened.interval().high())))
                        : Optional.empty());
    }

    private Fit fit(Fitted fitted, Optional<Refused> refused) {
        return new Fit(
                fitted.id().toString(),
                texts.dateAndTime(fitted.fittedAt()),
                fitted.reviews(),
                fitted.learners(),
                fitted.heldOut(),
                decimal(fitted.lossBefore()),
                decimal(fitted.lossAfter()),
                estimate(fitted.lossAfter() - fitted.lossBefore(), new Interval(fitted.low(), fitted.high())),
                state(fitted),
                fitted.isInForce() ? "withdraw" : fitted.isBetter() ? "apply" : "",
                fitted.isInForce() ? "calibration.withdraw" : "calibration.apply",
                refused.map(Refused::by).orElse(""),
                refused.map(Refused::wrong));
    }

    private String state(Fitted fitted) {
        if (fitted.isInForce()) {
            return texts.say(
                    "calibration.fit.in-force",
                    Map.of("date", texts.date(fitted.appliedAt().orElseThrow()), "by", fitted.appliedBy()));
        }
        if (fitted.withdrawnAt().isPresent()) {
            return texts.say(
                    "calibration.fit.withdrawn",
                    Map.of(
                            "date", texts.date(fitted.withdrawnAt().orElseThrow()),
                            "by", fitted.withdrawnBy(),
                            "from", texts.date(fitted.appliedAt().orElseThrow()),
                            "before", fitted.appliedBy()));
        }
        return texts.say(fitted.isBetter() ? "calibration.fit.better" : "calibration.fit.not-better");
    }

    private String share(Proportion proportion) {
        if (!proportion.isReportable()) {
            return texts.say("calibration.too-few");
        }
        return texts.say(
                "calibration.share",
                Map.of(
                        "share", texts.percent(Statistics.percent(proportion.share())),
                        "low",
                                texts.percent(
                                        Statistics.percent(proportion.interval().low())),
                        "high",
                                texts.percent(
                                        Statistics.percent(proportion.interval().high()))));
    }

    private String estimate(double value, Interval interval) {
        return texts.say(
                "calibration.estimate",
                Map.of(
                        "value", decimal(value),
                        "low", decimal(interval.low()),
                        "high", decimal(interval.high())));
    }

    private String decimal(double value) {
        return texts.exact(BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP));
    }

    private static String place(double share) {
        return String.format(Locale.ROOT, "%.1f", SIDE * share);
    }
}
