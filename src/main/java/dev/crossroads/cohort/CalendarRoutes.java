package dev.crossroads.cohort;

import dev.crossroads.cohort.DueCalendar.When;
import dev.crossroads.cohort.DueCalendar.When.Day;
import dev.crossroads.cohort.DueCalendar.When.Moment;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.hash.Sha256;
import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.ReviewPlan;
import dev.crossroads.quiz.ReviewPlan.Coming;
import dev.crossroads.quiz.Reviews;
import dev.crossroads.term.Dates;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A calendar of what is due, opens and closes, by a link that its learner can revoke; with their reviews for whoever
 * takes the link that says so.
 */
final class CalendarRoutes implements Routes {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 192 bits: nobody finds one by trying. */
    private static final int BYTES = 24;

    /** Calendars look a month ahead; what comes later changes with every answer before. */
    private static final int DAYS_OF_REVIEWS = 30;

    private final Reviews reviews;
    private final Cohorts cohorts;
    private final CalendarTable table;
    private final TermTable terms;
    private final PublicAddress address;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    CalendarRoutes(
            Cohorts cohorts,
            Reviews reviews,
            Pool pool,
            PublicAddress address,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.reviews = reviews;
        this.cohorts = cohorts;
        this.table = new CalendarTable(pool);
        this.terms = cohorts.terms();
        this.address = address;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The link to one's calendar: {@code cohort/calendar}.
     *
     * @param link the whole address, told once as only its hash is kept; empty where none was made just now
     * @param withReviews the same for a calendar with reviews too, whose days are those of the zone it names
     * @param since the day on which the one that there is was made; empty where there is none
     */
    public record CalendarPage(Chrome chrome, String link, String withReviews, String since) {}

    @Override
    public void mount(Router router) {
        router.get("/calendar").handler(this::show);
        router.post("/calendar").handler(this::make);
        router.post("/calendar/removal").handler(this::remove);
        router.get("/calendars/:token").handler(this::calendar);
    }

    private void show(RoutingContext context) {
        show(context, "", "");
    }

    private void show(RoutingContext context, String link, String withReviews) {
        Visitor visitor = Visitor.of(context);
        String since = table.since(visitor.learner())
                .await()
                .map(visitor.texts()::date)
                .orElse("");
        Chrome chrome = frame.around(visitor.texts().say("cohort.calendar.title"), Chrome.Place.COHORTS, visitor);
        Replies.html(context, 200, pages.render("cohort/calendar", new CalendarPage(chrome, link, withReviews, since)));
    }

    private void make(RoutingContext context) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        table.set(
                        Visitor.of(context).learner(),
                        Sha256.of(token),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .await();
        String link = address.of(context.request(), "/calendars/" + token + ".ics");
        // A calendar program has no cookies that tell the zone.
        String zone = Paths.encoded(Visitor.of(context).visit().zone().getId());
        show(context, link, link + "?reviews=" + zone);
    }

    private void remove(RoutingContext context) {
        table.remove(Visitor.of(context).learner()).await();
        Done.REMOVED.redirect(context, "/calendar");
    }

    private void calendar(RoutingContext context) {
        String token = Requests.path(context, "token").replaceFirst("\\.ics$", "");
        UUID learner = table.owner(Sha256.of(token))
                .await()
                .orElseThrow(() -> Problem.notFound(new Message("cohort.calendar.none")));
        Stream<DueCalendar.Entry> dates =
                Assigned.dated(terms.of(learner).await()).stream().flatMap(one -> entries(one, context));
        Stream<DueCalendar.Entry> reviewed =
                Optional.ofNullable(context.queryParams().get("reviews")).map(TimeZones::of).stream()
                        .flatMap(zone -> reviews(learner, zone, context));
        List<DueCalendar.Entry> entries = Stream.concat(dates, reviewed).toList();
        context.response().putHeader("Cache-Control", "private, max-age=900");
        Replies.send(
                context,
                200,
                "text/calendar; charset=utf-8",
                io.vertx.core.buffer.Buffer.buffer(DueCalendar.of(entries, "Crossroads", clock.instant())));
    }

    /** A day of reviews is one entry, with as many questions as things stand now. */
    private Stream<DueCalendar.Entry> reviews(UUID learner, ZoneId zone, RoutingContext context) {
        ReviewPlan plan = reviews.of(learner, clock.instant(), zone).await().plan();
        Stream<Coming> today = plan.left() == 0 ? Stream.empty() : Stream.of(new Coming(plan.today(), plan.left()));
        Stream<Coming> ahead = plan.coming().stream()
                .filter(coming -> !coming.day().isAfter(plan.today().plusDays(DAYS_OF_REVIEWS)));
        return Stream.concat(today, ahead)
                .map(coming -> new DueCalendar.Entry(
                        UUID.nameUUIDFromBytes(
                                        ("review " + learner + " " + coming.day()).getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        new Day(coming.day()),
                        Visitor.of(context).texts().say("quiz.review.begin", Map.of("count", coming.questions())),
                        zone,
                        address.of(context.request(), ReviewAhead.PATH)));
    }

    private Stream<DueCalendar.Entry> entries(Assigned one, RoutingContext context) {
        Dates dates = one.due().dates();
        return cohorts.courses().stream()
                .filter(course -> course.id().equals(one.course()))
                .flatMap(course -> Stream.of(
                                dates.opensAt()
                                        .map(Moment::new)
                                        .map(at -> entry(one, " opens", "cohort.calendar.opens", at, course, context)),
                                dates.due()
                                        .map(Day::new)
                                        .map(day -> entry(one, "", "cohort.calendar.entry", day, course, context)),
                                dates.closesAt()
                                        .map(Moment::new)
                                        .map(at ->
                                                entry(one, " closes", "cohort.calendar.closes", at, course, context)))
                        .flatMap(Optional::stream));
    }

    private DueCalendar.Entry entry(
            Assigned one, String what, String said, When when, Course course, RoutingContext context) {
        Due due = one.due();
        return new DueCalendar.Entry(
                UUID.nameUUIDFromBytes((one.cohort() + " " + due.kind() + " " + due.target() + what)
                                .getBytes(StandardCharsets.UTF_8))
                        .toString(),
                when,
                Visitor.of(context)
                        .texts()
                        .say(said, Map.of("title", Reasons.title(due, course), "cohort", due.cohort())),
                due.zone(),
                address.of(context.request(), path(due, course)));
    }

    private static String path(Due due, Course course) {
        return switch (due.kind()) {
            case LESSON -> Paths.lesson(course.id(), due.target());
            case QUIZ -> Paths.quiz(course.id(), due.target());
        };
    }
}
