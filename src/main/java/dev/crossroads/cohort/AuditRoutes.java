package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which instructors see who did what to whom in their cohort. */
final class AuditRoutes implements Routes {
    private static final int MOST = 100;
    private static final String TEACHING = "teaching";

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
     * @param kinds of what was done, to choose from
     * @param name of people, as it was looked for
     * @param filtered whether something is looked for
     * @param earlier the page after this one; empty where it is the last one
     */
    public record AuditPage(
            Chrome chrome,
            CohortHead head,
            String href,
            List<Kind> kinds,
            String name,
            boolean filtered,
            List<Line> lines,
            String earlier) {}

    /** A kind of deeds to look for: one, or all that instructors do. */
    public record Kind(String value, String text, boolean chosen) {}

    /** Something that was done; its time by the cohort's zone. */
    public record Line(String time, String who, String what, String whom, List<String> details) {}

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/audit").handler(this::show);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        String what =
                context.queryParams().contains("what") ? context.queryParams().get("what") : "";
        String name = Optional.ofNullable(context.queryParams().get("name"))
                .map(String::strip)
                .orElse("");
        CohortAudit.Wanted wanted = new CohortAudit.Wanted(deeds(what), people(cohort, name));
        List<CohortAudit.Done> done = audit.of(cohort.id(), wanted, before(context), MOST + 1);
        List<CohortAudit.Done> shown = done.stream().limit(MOST).toList();
        Map<UUID, String> names = names(
                cohort,
                shown.stream()
                        .flatMap(one -> Stream.concat(one.by().stream(), one.about().stream()))
                        .collect(Collectors.toSet()));
        Texts texts = visitor.texts().in(cohort.zone());
        Optional<Course> course = cohorts.course(cohort);
        AuditWords words = new AuditWords(course, cohort.zone(), texts);
        AuditPage page = new AuditPage(
                Cohorts.around(frame, cohort, course, visitor),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                Cohorts.path(cohort.id()),
                kinds(cohort, what, texts),
                name,
                wanted.deeds().isPresent() || wanted.people().isPresent(),
                shown.stream()
                        .map(one -> new Line(
                                texts.dateAndTime(one.at()),
                                name(one.by(), names, texts, "cohort.audit.deleted"),
                                texts.say(one.deed().key()),
                                name(one.about(), names, texts, ""),
                                words.of(one.deed(), one.detail())))
                        .toList(),
                done.size() > MOST
                        ? "%s/audit?before=%s&what=%s&name=%s"
                                .formatted(
                                        Cohorts.path(cohort.id()),
                                        shown.getLast().id(),
                                        Paths.encoded(what),
                                        Paths.encoded(name))
                        : "");
        Replies.html(context, 200, pages.render("cohort/audit", page));
    }

    /** All that instructors do is looked for by {@link #TEACHING}; nothing that is known is everything. */
    private static Optional<Set<Deed>> deeds(String what) {
        Set<Deed> deeds = Arrays.stream(Deed.values())
                .filter(deed -> what.equals(TEACHING)
                        ? !deed.isOfMembers()
                        : deed.line().equals(what))
                .collect(Collectors.toSet());
        return deeds.isEmpty() ? Optional.empty() : Optional.of(deeds);
    }

    private Optional<Set<UUID>> people(Cohort cohort, String name) {
        NameSearch search = NameSearch.of(name);
        return search.words().isEmpty()
                ? Optional.empty()
                : Optional.of(names(cohort, audit.people(cohort.id())).entrySet().stream()
                        .filter(one -> search.finds(one.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private List<Kind> kinds(Cohort cohort, String what, Texts texts) {
        return Stream.concat(
                        Stream.of(new Kind(TEACHING, texts.say("cohort.audit.teaching"), what.equals(TEACHING))),
                        audit.deeds(cohort.id()).stream()
                                .map(deed -> new Kind(
                                        deed.line(),
                                        texts.say(deed.key()),
                                        deed.line().equals(what))))
                .toList();
    }

    /** Members by what the cohort calls them, others by their account. */
    private Map<UUID, String> names(Cohort cohort, Set<UUID> ids) {
        Map<UUID, String> names = new HashMap<>(people.names(List.copyOf(ids)));
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
