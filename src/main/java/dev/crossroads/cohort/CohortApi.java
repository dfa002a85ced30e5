package dev.crossroads.cohort;

import dev.crossroads.cohort.live.LiveFeed;
import dev.crossroads.cohort.live.Presence;
import dev.crossroads.course.Paths;
import dev.crossroads.web.ClientAddress;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Reference;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The JSON interface of cohorts. Its answers are the records below, member by member. */
final class CohortApi implements Routes {
    private final Cohorts cohorts;
    private final Roster roster;
    private final CohortStandings standings;
    private final LiveFeed feed;
    private final Presence presence;

    CohortApi(Cohorts cohorts, Roster roster, CohortStandings standings, LiveFeed feed, Presence presence) {
        this.cohorts = cohorts;
        this.roster = roster;
        this.standings = standings;
        this.feed = feed;
        this.presence = presence;
    }

    record Mine(List<TaughtEntry> taught, List<JoinedEntry> joined) {}

    record TaughtEntry(UUID id, String title, String course, int members, boolean archived, String href, String page) {}

    record JoinedEntry(UUID id, String title, String course, String name, boolean archived) {}

    record OpeningRequest(String title, String course, Optional<String> zone) {}

    record Opened(UUID id, String href, String joinCode, String page) {}

    record JoinRequest(String code, Optional<String> name) {}

    record JoinReply(UUID id, String title) {}

    record CohortView(
            UUID id,
            String title,
            Reference course,
            boolean archived,
            boolean anonymous,
            String joinCode,
            int members,
            List<DueView> dues,
            Reference progress,
            Reference items,
            Reference live,
            Reference responses,
            Reference reports,
            Reference gain,
            Reference fading,
            Reference warmUps,
            String page) {}

    record DueView(String kind, String target, String day, String zone) {}

    @Override
    public void mount(Router router) {
        router.get("/api/v1/cohorts").handler(this::mine);
        router.post("/api/v1/cohorts").handler(this::open);
        router.post("/api/v1/cohorts/join").handler(this::join);
        router.get("/api/v1/cohorts/:cohort").handler(this::cohort);
        router.get("/api/v1/cohorts/:cohort/progress").handler(this::progress);
        router.get("/api/v1/cohorts/:cohort/live").handler(this::live);
    }

    private void mine(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        List<Cohort> taught = cohorts.taughtBy(visitor);
        Map<UUID, Integer> members = roster.counts(taught);
        Replies.json(
                context,
                200,
                new Mine(
                        taught.stream()
                                .map(cohort -> new TaughtEntry(
                                        cohort.id(),
                                        cohort.title(),
                                        cohort.course(),
                                        members.getOrDefault(cohort.id(), 0),
                                        cohort.isArchived(),
                                        Cohorts.api(cohort.id()),
                                        Cohorts.path(cohort.id())))
                                .toList(),
                        roster.joinedBy(visitor.learner()).stream()
                                .map(joined -> new JoinedEntry(
                                        joined.cohort().id(),
                                        joined.cohort().title(),
                                        joined.cohort().course(),
                                        joined.as().name(),
                                        joined.cohort().isArchived()))
                                .toList()));
    }

    private void open(RoutingContext context) {
        Visitor.requireInstructor(context);
        OpeningRequest request = Requests.json(context, OpeningRequest.class);
        Cohort cohort = cohorts.open(
                context,
                Requests.eventId(context),
                new Cohorts.Opening(
                        request.title(), request.course(), request.zone().orElse("")));
        Replies.json(
                context,
                201,
                new Opened(cohort.id(), Cohorts.api(cohort.id()), cohort.code().spaced(), Cohorts.path(cohort.id())));
    }

    private void join(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        JoinRequest request = Requests.json(context, JoinRequest.class);
        Cohort cohort = roster.find(
                request.code(), Visitor.of(context), ClientAddress.of(context).digits());
        String name = request.name()
                .or(() -> Optional.of(visitor.name()).filter(known -> !known.isEmpty()))
                .orElseThrow(() -> Problem.badRequest(new Message("cohort.problem.no-name")));
        roster.join(context, cohort, name);
        Replies.json(context, 200, new JoinReply(cohort.id(), cohort.title()));
    }

    private void cohort(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Replies.json(
                context,
                200,
                new CohortView(
                        cohort.id(),
                        cohort.title(),
                        new Reference(Paths.API + Paths.course(cohort.course())),
                        cohort.isArchived(),
                        cohort.anonymous(),
                        cohort.code().spaced(),
                        roster.members(cohort.id()).size(),
                        cohorts.dues(cohort).stream().map(CohortApi::due).toList(),
                        new Reference(Cohorts.api(cohort.id()) + "/progress"),
                        new Reference(Cohorts.api(cohort.id()) + "/items"),
                        new Reference(Cohorts.api(cohort.id()) + "/live"),
                        new Reference(Cohorts.api(cohort.id()) + "/responses"),
                        new Reference(Cohorts.api(cohort.id()) + "/reports"),
                        new Reference(Cohorts.api(cohort.id()) + "/gain"),
                        new Reference(Cohorts.api(cohort.id()) + "/fading"),
                        new Reference(Cohorts.api(cohort.id()) + "/warm-ups"),
                        Cohorts.path(cohort.id())));
    }

    private static DueView due(Due due) {
        return new DueView(
                Word.of(due.kind()),
                due.target(),
                due.day().toString(),
                due.zone().getId());
    }

    private void progress(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Replies.json(
                context,
                200,
                ProgressViews.of(standings.of(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()))));
    }

    private void live(RoutingContext context) {
        OverviewRoutes.open(feed, presence, cohorts.seenBy(context), new ProgressLiveView(standings), context);
    }
}
