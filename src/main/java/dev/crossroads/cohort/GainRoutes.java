package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.Results;
import dev.crossroads.statistics.NormalizedGain;
import dev.crossroads.web.Done;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The gain of a cohort, as a page, as JSON and as CSV; and whether it is measured. */
final class GainRoutes implements Routes {
    private static final List<String> HEADS =
            List.of("part", "concept", "n", "before", "after", "gain", "gain_low", "gain_high");

    private final Cohorts cohorts;
    private final Pool pool;
    private final Results results;
    private final CohortAudit audit;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    GainRoutes(
            Cohorts cohorts,
            Pool pool,
            Results results,
            CohortAudit audit,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.pool = pool;
        this.results = results;
        this.audit = audit;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    record GainView(Optional<Instant> since, List<PartView> parts) {}

    record PartView(String title, int asks, int begun, int formABefore, NumbersView all, List<ConceptView> concepts) {}

    record ConceptView(String id, String title, NumbersView numbers) {}

    /**
     * The gain; of too few people n alone.
     *
     * @param low where the interval of the gain begins
     */
    record NumbersView(
            int n,
            Optional<Double> before,
            Optional<Double> after,
            Optional<Double> gain,
            Optional<Double> low,
            Optional<Double> high) {
        static NumbersView of(int n, Optional<NormalizedGain> of) {
            return new NumbersView(
                    n,
                    of.map(NormalizedGain::before),
                    of.map(NormalizedGain::after),
                    of.flatMap(NormalizedGain::gain),
                    of.flatMap(NormalizedGain::interval).map(interval -> interval.low()),
                    of.flatMap(NormalizedGain::interval).map(interval -> interval.high()));
        }

        private List<Object> cells() {
            List<Object> cells = new ArrayList<>(List.of(n));
            List.of(before, after, gain, low, high)
                    .forEach(one -> cells.add(one.<Object>map(share -> share).orElse("")));
            return cells;
        }
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/gain").handler(this::show);
        router.post("/cohorts/:cohort/gain").handler(this::change);
        router.get("/cohorts/:cohort/gain.csv").handler(this::export);
        router.get("/api/v1/cohorts/:cohort/gain").handler(this::tell);
    }

    private CohortGain gain(Cohort cohort, Course course) {
        List<UUID> members = new MembershipTable(pool)
                .of(cohort.id()).await().stream().map(Membership::learner).toList();
        return CohortGain.of(
                course,
                results.ofQuizzes(Quiz.GAIN, members, course.id(), clock.instant())
                        .await()
                        .values(),
                cohort.anonymous());
    }

    private Course course(Cohort cohort) {
        return cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
    }

    private Optional<Instant> since(Cohort cohort) {
        return new GainTable(pool).since(cohort.id()).await();
    }

    private void show(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Course course = course(cohort);
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts().in(cohort.zone());
        GainPage page = new GainPage(
                Cohorts.around(frame, cohort, Optional.of(course), visitor),
                CohortHead.of(cohort, Optional.of(course), CohortHead.Place.BELOW),
                Cohorts.path(cohort.id()) + "/gain",
                since(cohort).map(texts::date),
                Cohorts.path(cohort.id()) + "/gain.csv",
                gain(cohort, course).parts().stream()
                        .map(part -> part(part, texts))
                        .toList());
        Replies.html(context, 200, pages.render("cohort/gain", page));
    }

    private static GainPage.Part part(CohortGain.Part part, Texts texts) {
        return new GainPage.Part(
                part.part().title(),
                part.asks(),
                part.begun(),
                part.both(),
                part.aFirst(),
                part.both() - part.aFirst(),
                row(part.part().title(), part.both(), part.gain(), texts),
                part.concepts().stream()
                        .map(of -> row(of.concept().title(), of.both(), of.gain(), texts))
                        .toList());
    }

    private static GainPage.Row row(String title, int n, Optional<NormalizedGain> gain, Texts texts) {
        return new GainPage.Row(
                title,
                n,
                gain.map(of -> percent(of.before(), texts)),
                gain.map(of -> percent(of.after(), texts)),
                gain.flatMap(NormalizedGain::gain).map(of -> percent(of, texts)),
                gain.flatMap(NormalizedGain::interval)
                        .map(of -> texts.say(
                                "cohort.gain.range",
                                Map.of("low", percent(of.low(), texts), "high", percent(of.high(), texts)))));
    }

    private static String percent(double share, Texts texts) {
        return texts.percent((int) Math.round(100 * share));
    }

    private void change(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        boolean isOn = Requests.form(context).required("on").equals("yes");
        Optional<Instant> since = isOn ? Optional.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)) : Optional.empty();
        audit.doing(
                context,
                cohort.id(),
                transaction -> new GainTable(transaction).change(cohort.id(), since),
                isChanged ->
                        isChanged ? List.of(CohortAudit.Entry.of(isOn ? Deed.GAIN_ON : Deed.GAIN_OFF)) : List.of());
        Done.SAVED.redirect(context, Cohorts.path(cohort.id()) + "/gain");
    }

    private void tell(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Replies.json(context, 200, view(cohort));
    }

    private GainView view(Cohort cohort) {
        return new GainView(
                since(cohort),
                gain(cohort, course(cohort)).parts().stream()
                        .map(part -> new PartView(
                                part.part().title(),
                                part.asks(),
                                part.begun(),
                                part.aFirst(),
                                NumbersView.of(part.both(), part.gain()),
                                part.concepts().stream()
                                        .map(of -> new ConceptView(
                                                of.concept().id(),
                                                of.concept().title(),
                                                NumbersView.of(of.both(), of.gain())))
                                        .toList()))
                        .toList());
    }

    private void export(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        StringBuilder csv = new StringBuilder(Csv.BYTE_ORDER_MARK).append(Csv.line(HEADS));
        for (PartView part : view(cohort).parts()) {
            csv.append(line(part.title(), "", part.all()));
            part.concepts().forEach(of -> csv.append(line(part.title(), of.title(), of.numbers())));
        }
        CsvRoutes.begin(context, cohort, "gain").end(Buffer.buffer(csv.toString()));
    }

    private static String line(String part, String concept, NumbersView numbers) {
        List<Object> cells = new ArrayList<>(List.of(part, concept));
        cells.addAll(numbers.cells());
        return Csv.line(cells);
    }
}
