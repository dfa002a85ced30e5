package dev.crossroads.cohort;

import dev.crossroads.cohort.PeopleCsv.Line;
import dev.crossroads.course.Course;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Adding people to a cohort from a CSV, and what they do about it. */
final class InvitationRoutes implements Routes {
    private final Cohorts cohorts;
    private final Invitations invitations;
    private final Pages pages;
    private final Frame frame;

    InvitationRoutes(Cohorts cohorts, Invitations invitations, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.invitations = invitations;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * What becomes of each line: {@code cohort/import}.
     *
     * @param href of the cohort
     * @param csv as it was sent, to be sent again with the yes; empty once it is done
     * @param fresh how many are new
     */
    public record ImportPage(
            Chrome chrome, CohortHead head, String href, Optional<String> csv, int fresh, List<ReportedLine> lines) {}

    /** A line and what becomes of it, in words. */
    public record ReportedLine(long number, String said, boolean taken, String verdict) {}

    @Override
    public void mount(Router router) {
        router.post("/cohorts/:cohort/people/preview").handler(this::preview);
        router.post("/cohorts/:cohort/people").handler(this::add);
        router.post("/cohorts/:cohort/people/removal").handler(this::remove);
        router.post("/cohorts/:cohort/acceptance").handler(this::accept);
        router.post("/cohorts/:cohort/refusal").handler(this::decline);
    }

    private void preview(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        String csv = Requests.form(context).required("people");
        report(context, cohort, invitations.read(cohort, csv), Optional.of(csv));
    }

    private void add(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        List<Line> lines = invitations.invite(cohort, Requests.form(context).required("people"));
        report(context, cohort, lines, Optional.empty());
    }

    private void report(RoutingContext context, Cohort cohort, List<Line> lines, Optional<String> csv) {
        Visitor visitor = Visitor.of(context);
        Optional<Course> course = cohorts.course(cohort);
        ImportPage page = new ImportPage(
                Cohorts.around(frame, cohort, course, visitor),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                Cohorts.path(cohort.id()),
                csv,
                (int) lines.stream().filter(line -> line.person().isPresent()).count(),
                lines.stream()
                        .map(line -> new ReportedLine(
                                line.number(),
                                line.said(),
                                line.person().isPresent(),
                                words(line, csv.isEmpty(), visitor.texts())))
                        .toList());
        Replies.html(context, 200, pages.render("cohort/import", page));
    }

    private static String words(Line line, boolean isDone, Texts texts) {
        return texts.say(
                switch (line.verdict()) {
                    case NEW -> isDone ? "cohort.import.invited" : "cohort.import.new";
                    case INVITED -> "cohort.import.known";
                    case TWICE -> "cohort.import.twice";
                    case NO_ADDRESS -> "cohort.import.no-address";
                    case BAD_NAME -> "cohort.import.bad-name";
                });
    }

    private void remove(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        invitations.withdraw(cohort, Requests.form(context).required("email"));
        Replies.redirect(context, Cohorts.path(cohort.id()) + "/members#invited");
    }

    private void accept(RoutingContext context) {
        invitations.accept(Visitor.of(context).learner(), Requests.uuid(context, "cohort"));
        Replies.redirect(context, "/cohorts");
    }

    private void decline(RoutingContext context) {
        invitations.decline(Visitor.of(context).learner(), Requests.uuid(context, "cohort"));
        Replies.redirect(context, "/cohorts");
    }
}
