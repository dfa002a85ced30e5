package dev.crossroads.recommendation;

import dev.crossroads.course.Paths;
import dev.crossroads.recommendation.FollowUpReport.Row;
import dev.crossroads.statistics.Proportion.Told;
import dev.crossroads.web.Reference;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The JSON interface of what became of recommendations. */
final class FollowUpApi implements Routes {
    private final FollowUps followUps;

    FollowUpApi(FollowUps followUps) {
        this.followUps = followUps;
    }

    record StatementView(String statement, Told startedWithLeader, Told keptGoing) {
        static StatementView of(Row row) {
            return new StatementView(
                    Word.of(row.statement()),
                    row.startedWithLeader().told(),
                    row.keptGoing().told());
        }
    }

    record ReportView(
            int advised,
            int given,
            int said,
            Told followed,
            Told keptGoing,
            Told otherKeptGoing,
            Told openStarted,
            Told openKeptGoing,
            List<StatementView> statements,
            List<ReachView> steps) {}

    record StartedView(String language, String at) {}

    record GoingView(String going, Optional<Integer> step, String at) {}

    record ReachView(String alternative, int step, Told reached) {}

    record FollowUpView(
            Optional<StartedView> started,
            Optional<GoingView> report,
            Optional<String> askedFrom,
            Reference start,
            Reference going) {}

    record StartRequest(String language) {}

    record GoingRequest(String going, Optional<Integer> step) {}

    @Override
    public void mount(Router router) {
        router.get("/api/v1/courses/:course/recommendation/follow-up").handler(this::followUp);
        router.put("/api/v1/courses/:course/recommendation/start").handler(this::start);
        router.put("/api/v1/courses/:course/recommendation/going").handler(this::going);
        router.get("/api/v1/courses/:course/recommendation/report").handler(this::report);
    }

    private void followUp(RoutingContext context) {
        String course = Requests.path(context, "course");
        Replies.json(context, 200, view(course, followUps.of(Visitor.of(context).learner(), course)));
    }

    private void start(RoutingContext context) {
        String course = Requests.path(context, "course");
        FollowUp followUp = followUps.start(
                Visitor.of(context).learner(),
                course,
                Requests.json(context, StartRequest.class).language(),
                Requests.eventId(context));
        Replies.json(context, 200, view(course, followUp));
    }

    private void going(RoutingContext context) {
        String course = Requests.path(context, "course");
        GoingRequest request = Requests.json(context, GoingRequest.class);
        FollowUp followUp = followUps.going(
                Visitor.of(context).learner(),
                course,
                FollowUps.going(request.going()),
                request.step(),
                Requests.eventId(context));
        Replies.json(context, 200, view(course, followUp));
    }

    private void report(RoutingContext context) {
        Visitor.requireInstructor(context);
        FollowUpReport report = followUps.report(Requests.path(context, "course"));
        Replies.json(
                context,
                200,
                new ReportView(
                        report.advised(),
                        report.given(),
                        report.said(),
                        report.followed().told(),
                        report.keptGoing().told(),
                        report.otherKeptGoing().told(),
                        report.openStarted().told(),
                        report.openKeptGoing().told(),
                        report.statements().stream().map(StatementView::of).toList(),
                        followUps.reach(Requests.path(context, "course")).stream()
                                .map(reach -> new ReachView(
                                        reach.alternative(),
                                        reach.step(),
                                        reach.reached().told()))
                                .toList()));
    }

    private static FollowUpView view(String course, FollowUp followUp) {
        String recommendation = Paths.API + Paths.recommendation(course);
        return new FollowUpView(
                followUp.start()
                        .map(start -> new StartedView(
                                start.language().orElse(FollowUps.OTHER),
                                start.at().toString())),
                followUp.report()
                        .map(report -> new GoingView(
                                FollowUps.text(report.going()),
                                report.step(),
                                report.at().toString())),
                followUp.askedFrom().map(Object::toString),
                new Reference(recommendation + "/start"),
                new Reference(recommendation + "/going"));
    }
}
