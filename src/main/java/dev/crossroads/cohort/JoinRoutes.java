package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.ClientAddress;
import dev.crossroads.web.Done;
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
        found(context).ifPresent(cohort -> show(context, 200, cohort, Optional.empty(), Optional.empty()));
    }

    private void show(
            RoutingContext context, int status, Cohort cohort, Optional<String> typed, Optional<String> wrong) {
        Visitor visitor = Visitor.of(context);
        Optional<Membership> member = roster.member(cohort.id(), visitor.learner());
        JoinPage page = new JoinPage(
                frame.around(cohort.title(), Place.COHORTS, visitor),
                cohort.title(),
                cohorts.course(cohort).map(Course::title).orElse(cohort.course()),
                visitor.texts().list(cohorts.instructors(cohort)),
                cohort.code().path(),
                typed.or(() -> member.map(Membership::name)).orElse(visitor.name()),
                wrong,
                visitor.guest(),
                member.isPresent(),
                cohort.isArchived(),
                Label.LONGEST);
        Replies.html(context, status, pages.render("cohort/join", page));
    }

    private void join(RoutingContext context) {
        found(context).ifPresent(cohort -> {
            Visitor visitor = Visitor.of(context);
            String name = Requests.form(context).required("name");
            try {
                roster.join(context, cohort, name);
                Done.JOINED.redirect(context, "/cohorts");
            } catch (Problem problem) {
                show(context, problem.status(), cohort, Optional.of(name), Optional.of(problem.said(visitor.texts())));
            }
        });
    }

    /** The cohort of the code; where nobody gave that code out, it is given back to be corrected. */
    private Optional<Cohort> found(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        String code = Requests.path(context, "code");
        try {
            return Optional.of(
                    roster.find(code, visitor, ClientAddress.of(context).digits()));
        } catch (Problem problem) {
            if (problem.status() != 404) {
                throw problem;
            }
            CodePage page = new CodePage(
                    frame.around(visitor.texts().say("cohort.join.eyebrow"), Place.COHORTS, visitor),
                    code,
                    problem.said(visitor.texts()));
            Replies.html(context, 404, pages.render("cohort/code", page));
            return Optional.empty();
        }
    }
}
