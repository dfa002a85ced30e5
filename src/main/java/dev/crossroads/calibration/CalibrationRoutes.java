package dev.crossroads.calibration;

import dev.crossroads.calibration.CalibrationPages.Refused;
import dev.crossroads.course.Paths;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.quiz.MemoryParameterTable.Fitted;
import dev.crossroads.statistics.Calibration;
import dev.crossroads.statistics.Interval;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The page on which whoever runs the server sees how well recall is predicted, fits parameters to the site's own
 * answers and puts them in force or takes them back. It names no learner. For whoever may read the metrics.
 */
final class CalibrationRoutes implements Routes {
    private static final String PATH = "/operations/memory";

    private final SiteMemory memory;
    private final OperatorAccess access;
    private final Pages pages;
    private final Frame frame;

    CalibrationRoutes(SiteMemory memory, OperatorAccess access, Pages pages, Frame frame) {
        this.memory = memory;
        this.access = access;
        this.pages = pages;
        this.frame = frame;
    }

    record MemoryView(
            int reviews,
            int learners,
            Proportion.Told recalled,
            boolean enough,
            Optional<LossView> logLoss,
            List<BinView> bins,
            boolean own,
            List<Double> parameters,
            List<FittedView> fitted,
            Instant asOf,
            boolean sample,
            Optional<Instant> fittingSince) {}

    /** Log loss with its interval, and that of who says the same share of everything. */
    record LossView(double value, Optional<Double> low, Optional<Double> high, double baseline) {}

    record BinView(double from, double to, double forecast, Proportion.Told recalled) {}

    record FittedView(
            UUID id,
            Instant fittedAt,
            int reviews,
            int learners,
            int heldOut,
            double before,
            double after,
            double low,
            double high,
            boolean better,
            boolean inForce,
            List<Double> parameters) {}

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH).handler(this::fit);
        router.post(PATH + "/:parameters").handler(this::decide);
        router.get(Paths.API + PATH).handler(this::view);
    }

    private void show(RoutingContext context) {
        access.require(context);
        show(context, 200, Optional.empty());
    }

    private void show(RoutingContext context, int status, Optional<Refused> refused) {
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        Chrome chrome = frame.around(texts.say("calibration.title"), Chrome.Place.ELSEWHERE, visitor);
        CalibrationPage page = new CalibrationPages(memory.known(), texts).page(chrome, refused);
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(context, status, pages.render("calibration/memory", page));
    }

    private void view(RoutingContext context) {
        access.require(context);
        SiteMemory.Known known = memory.known();
        SiteMemory.Figures figures =
                known.figures().orElseThrow(() -> Problem.unavailable(new Message("calibration.counting")));
        Calibration calibration = figures.calibration();
        context.response().putHeader("Cache-Control", "no-store");
        Replies.json(
                context,
                200,
                new MemoryView(
                        calibration.happened().n(),
                        calibration.people(),
                        calibration.happened().told(),
                        calibration.hasEnough(),
                        calibration
                                .logLoss()
                                .filter(_ -> calibration.hasEnough())
                                .map(loss -> new LossView(
                                        loss.value(),
                                        loss.interval().map(Interval::low),
                                        loss.interval().map(Interval::high),
                                        calibration.baseline())),
                        calibration.hasEnough()
                                ? calibration.bins().stream()
                                        .map(bin -> new BinView(
                                                bin.from(),
                                                bin.to(),
                                                bin.forecast(),
                                                bin.happened().told()))
                                        .toList()
                                : List.of(),
                        known.inForce().isPresent(),
                        known.inForce().map(Fitted::fsrs).orElse(Fsrs.STANDARD).parameters(),
                        known.fitted().stream().map(CalibrationRoutes::view).toList(),
                        figures.asOf(),
                        figures.isSample(),
                        known.fittingSince()));
    }

    private static FittedView view(Fitted fitted) {
        return new FittedView(
                fitted.id(),
                fitted.fittedAt(),
                fitted.reviews(),
                fitted.learners(),
                fitted.heldOut(),
                fitted.lossBefore(),
                fitted.lossAfter(),
                fitted.low(),
                fitted.high(),
                fitted.isBetter(),
                fitted.isInForce(),
                fitted.fsrs().parameters());
    }

    private void fit(RoutingContext context) {
        access.require(context);
        access.doing(context, "memory-parameters-fitted", Optional.empty(), "", () -> {
            if (!memory.fit()) {
                throw Problem.conflict(
                        new Message("calibration.problem.too-few", Map.of("least", Trial.LEAST_REVIEWS)));
            }
            AuditLog.of(context).note("memory-parameters-fitted");
        });
        // The page says that they are being fitted.
        Replies.redirect(context, PATH + "#parameters");
    }

    private void decide(RoutingContext context) {
        access.require(context);
        UUID id = Requests.uuid(context, "parameters");
        Form form = Requests.form(context);
        String typed = form.first("by").orElse("");
        Optional<Label> by = Label.of(typed);
        if (by.isEmpty()) {
            String wrong = Visitor.of(context).texts().say("calibration.problem.by", Map.of("most", Label.LONGEST));
            show(context, 400, Optional.of(new Refused(id.toString(), typed, wrong)));
            return;
        }
        switch (form.required("deed")) {
            case "apply" ->
                access.doing(context, "memory-parameters-applied", Optional.empty(), id.toString(), () -> {
                    if (memory.apply(id, by.get().text())) {
                        AuditLog.of(context).with("parameters", id).note("memory-parameters-applied");
                    }
                });
            case "withdraw" ->
                access.doing(context, "memory-parameters-withdrawn", Optional.empty(), id.toString(), () -> {
                    if (memory.withdraw(id, by.get().text())) {
                        AuditLog.of(context).with("parameters", id).note("memory-parameters-withdrawn");
                    }
                });
            default -> throw Problem.badRequest("The form's field 'deed' must be apply or withdraw.");
        }
        Done.SAVED.redirect(context, PATH + "#parameters");
    }
}
