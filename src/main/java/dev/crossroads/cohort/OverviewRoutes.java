package dev.crossroads.cohort;

import dev.crossroads.cohort.OverviewPage.Invite;
import dev.crossroads.cohort.OverviewQuery.Columns;
import dev.crossroads.cohort.live.LiveFeed;
import dev.crossroads.cohort.live.LiveView;
import dev.crossroads.cohort.live.LiveViewer;
import dev.crossroads.cohort.live.Presence;
import dev.crossroads.course.Course;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Outgoing;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** A cohort at a glance, and the stream that keeps the page up to date while it is open. */
final class OverviewRoutes implements Routes {
    private final Cohorts cohorts;
    private final CohortStandings standings;
    private final LiveFeed feed;
    private final Presence presence;
    private final PublicAddress address;
    private final Pages pages;
    private final Frame frame;

    OverviewRoutes(
            Cohorts cohorts,
            CohortStandings standings,
            LiveFeed feed,
            Presence presence,
            PublicAddress address,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.standings = standings;
        this.feed = feed;
        this.presence = presence;
        this.address = address;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort").handler(this::show);
        router.get("/cohorts/:cohort/live").handler(this::follow);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        Optional<Course> course = cohorts.course(cohort);
        if (course.isEmpty()) {
            // There is nothing to measure anybody against; who is in it can still be seen.
            Replies.redirect(context, Cohorts.path(cohort.id()) + "/members");
            return;
        }
        Chrome chrome = Cohorts.around(frame, cohort, course, visitor);
        OverviewQuery query = OverviewQuery.of(context.request()).in(cohort);
        // Before it is read: what changes meanwhile is told again, and nothing is missed.
        Optional<String> position = feed.position(cohort.id(), view(chrome, query.columns()));
        CohortProgress progress = standings.of(cohort).orElseThrow();
        Texts texts = chrome.texts().in(cohort.zone());
        OverviewPages overview = new OverviewPages(progress, texts);
        List<Attention> attention = progress.attention();
        OverviewPage page = new OverviewPage(
                chrome,
                CohortHead.of(cohort, course, CohortHead.Place.OVERVIEW),
                new Invite(
                        cohort.code().spaced(),
                        address.of(context.request(), cohort.code().path())),
                Cohorts.path(cohort.id()) + "/live?columns=" + query.columns().text(),
                position.orElse(""),
                texts.dateAndTime(progress.now()),
                overview.summary(),
                overview.needs(attention),
                overview.grid(attention, query),
                new OverviewCharts(progress, texts).all());
        Replies.html(context, 200, pages.render("cohort/overview", page));
    }

    private void follow(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Chrome chrome = Cohorts.around(frame, cohort, cohorts.course(cohort), Visitor.of(context));
        Columns columns = OverviewQuery.of(context.request()).in(cohort).columns();
        open(feed, presence, cohort, view(chrome, columns), context);
    }

    private OverviewView view(Chrome chrome, Columns columns) {
        return new OverviewView(chrome, columns, standings, pages);
    }

    /** Opens a stream for whoever asks and may see the cohort. */
    static void open(LiveFeed feed, Presence presence, Cohort cohort, LiveView view, RoutingContext context) {
        if (cohort.isArchived()) {
            throw Problem.conflict("The cohort is archived: nothing is told of it any more.");
        }
        String session =
                presence.session(context).orElseThrow(() -> Problem.notFound("There is nothing at this address."));
        if (context.request().method() == HttpMethod.HEAD) {
            // A preflight would wait for the end of an endless stream.
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
            Outgoing.end(context);
            return;
        }
        Optional<String> lastId = Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
                .or(() -> Optional.ofNullable(context.request().getParam("after")));
        feed.open(cohort.id(), view, new LiveViewer(Visitor.of(context).learner(), session), lastId, context);
    }
}
