package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The page on which instructors see who did what to whom in their cohort. */
final class AuditRoutes implements Routes {
    private static final int MOST = 100;

    private final Cohorts cohorts;
    private final Roster roster;
    private final People people;
    private final CohortAudit audit;
    private final Pages pages;
    private final Frame frame;

    AuditRoutes(Cohorts cohorts, Roster roster, People people, CohortAudit audit, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.roster = roster;
        this.people = people;
        this.audit = audit;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The page of a cohort's audit: {@code cohort/audit}.
     *
     * @param before names the last thing shown, for the page after it; empty where it is the last page
     */
    public record AuditPage(Chrome chrome, CohortHead head, String href, List<Line> lines, String before) {}

    /** Something that was done; its time by the cohort's zone. */
    public record Line(String time, String who, String what, String whom, List<String> details) {}

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/audit").handler(this::show);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        List<CohortAudit.Done> done = audit.of(cohort.id(), before(context), MOST + 1);
        List<CohortAudit.Done> shown = done.stream().limit(MOST).toList();
        Map<UUID, String> names = names(cohort, shown);
        Texts texts = visitor.texts().in(cohort.zone());
        Optional<Course> course = cohorts.course(cohort);
        AuditWords words = new AuditWords(course, cohort.zone(), texts);
        AuditPage page = new AuditPage(
                Cohorts.around(frame, cohort, course, visitor),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                Cohorts.path(cohort.id()),
                shown.stream()
                        .map(one -> new Line(
                                texts.dateAndTime(one.at()),
                                name(one.by(), names, texts, "cohort.audit.deleted"),
                                texts.say(one.deed().key()),
                                name(one.about(), names, texts, ""),
                                words.of(one.deed(), one.detail())))
                        .toList(),
                done.size() > MOST ? shown.getLast().id().toString() : "");
        Replies.html(context, 200, pages.render("cohort/audit", page));
    }

    /** Members by what the cohort calls them, others by their account. */
    private Map<UUID, String> names(Cohort cohort, List<CohortAudit.Done> done) {
        List<UUID> ids = done.stream()
                .flatMap(one -> Stream.concat(one.by().stream(), one.about().stream()))
                .distinct()
                .toList();
        Map<UUID, String> names = new HashMap<>(people.names(ids));
        Stream.concat(roster.members(cohort.id()).stream(), roster.removed(cohort.id()).stream())
                .filter(member -> ids.contains(member.learner()))
                .forEach(member -> names.put(member.learner(), member.name()));
        return names;
    }

    private static String name(Optional<UUID> learner, Map<UUID, String> names, Texts texts, String nobody) {
        return learner.map(id -> names.containsKey(id) ? names.get(id) : texts.say("cohort.audit.former"))
                .orElseGet(() -> nobody.isEmpty() ? "" : texts.say(nobody));
    }

    private static Optional<UUID> before(RoutingContext context) {
        try {
            return Optional.ofNullable(context.request().getParam("before")).map(UUID::fromString);
        } catch (IllegalArgumentException nothing) {
            return Optional.empty();
        }
    }
}
