package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.ClientAddress;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Label;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The page on which people join a cohort, found by its code. */
final class JoinRoutes implements Routes {
    private final Cohorts cohorts;
    private final Roster roster;
    private final Pages pages;
    private final Frame frame;

    JoinRoutes(Cohorts cohorts, Roster roster, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.roster = roster;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/join").handler(JoinRoutes::look);
        router.get("/join/:code").handler(this::show);
        router.post("/join/:code").handler(this::join);
    }

    private static void look(RoutingContext context) {
        String code = Optional.ofNullable(context.request().getParam("code"))
                .orElse("")
                .strip();
        Replies.redirect(context, code.isEmpty() ? "/cohorts" : "/join/" + Paths.encoded(code.replace("/", "")));
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = found(context);
        Optional<Membership> member = roster.member(cohort.id(), visitor.learner());
        JoinPage page = new JoinPage(
                frame.around(cohort.title(), Place.COHORTS, visitor),
                cohort.title(),
                cohorts.course(cohort).map(Course::title).orElse(cohort.course()),
                visitor.texts().list(cohorts.instructors(cohort)),
                cohort.code().path(),
                member.map(Membership::name).orElse(visitor.name()),
                visitor.guest(),
                member.isPresent(),
                cohort.isArchived(),
                Label.LONGEST);
        Replies.html(context, 200, pages.render("cohort/join", page));
    }

    private void join(RoutingContext context) {
        Cohort cohort = found(context);
        roster.join(
                cohort, Visitor.of(context).learner(), Requests.form(context).required("name"));
        Replies.redirect(context, "/cohorts");
    }

    /** @throws Problem 404 where nobody gave that code out */
    private Cohort found(RoutingContext context) {
        return roster.find(
                Requests.path(context, "code"),
                Visitor.of(context),
                ClientAddress.of(context).digits());
    }
}
