package dev.crossroads.cohort;

import dev.crossroads.cohort.AccommodationsPage.Choice;
import dev.crossroads.cohort.AccommodationsPage.Fields;
import dev.crossroads.cohort.AccommodationsPage.Person;
import dev.crossroads.cohort.AccommodationsPage.Row;
import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.course.Course;
import dev.crossroads.term.Target;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Allowances of single members of a cohort: more time, more attempts, later dates. */
final class AccommodationRoutes implements Routes {
    /** Members that are shown to be ticked; others are found by their names. */
    private static final int SHOWN = 50;

    private final Cohorts cohorts;
    private final Roster roster;
    private final People people;
    private final AccommodationTable table;
    private final Alignment alignment;
    private final CohortChanges changes;
    private final CohortAudit audit;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    AccommodationRoutes(
            Cohorts cohorts,
            Roster roster,
            People people,
            AccommodationTable table,
            Alignment alignment,
            CohortChanges changes,
            CohortAudit audit,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.roster = roster;
        this.people = people;
        this.table = table;
        this.alignment = alignment;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /** The page of a cohort's accommodations. */
    static String path(UUID cohort) {
        return Cohorts.path(cohort) + "/accommodations";
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/accommodations").handler(this::show);
        router.post("/cohorts/:cohort/accommodations").handler(this::grant);
        router.post("/cohorts/:cohort/accommodations/:accommodation/removal").handler(this::remove);
    }

    /** A cohort and its course, its members by their ids in the order of their names. */
    private record Seen(Visitor visitor, Cohort cohort, Course course, Map<UUID, Membership> members) {
        Texts texts() {
            return visitor.texts();
        }
    }

    private Seen seen(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        Course course = cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        Map<UUID, Membership> members = roster.members(cohort.id()).stream()
                .sorted(MemberOrder.<Membership>byName(
                                visitor.visit().language().locale(), Membership::name)
                        .thenComparing(Membership::learner))
                .collect(Collectors.toMap(
                        Membership::learner, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        return new Seen(visitor, cohort, course, members);
    }

    /** The form may come with members ticked, by {@code ?learner=}. */
    private void show(RoutingContext context) {
        Form asked = new Form(Optional.of(context.queryParams().getAll("learner"))
                .filter(ids -> !ids.isEmpty())
                .map(ids -> Map.of("learner", ids))
                .orElse(Map.of()));
        reply(context, 200, seen(context), asked, Map.of());
    }

    private void grant(RoutingContext context) {
        Seen seen = seen(context);
        Form form = Requests.form(context);
        if (form.first("find").isPresent()) {
            reply(context, 200, seen, form, Map.of());
            return;
        }
        Cohort cohort = seen.cohort();
        AccommodationForm read =
                new AccommodationForm(form, seen.course(), cohorts.firstMeant(cohort), cohorts.lastMeant(cohort));
        Optional<Accommodation> meant = read.read(
                AccommodationForm.ticked(form).stream()
                        .filter(seen.members()::containsKey)
                        .toList(),
                Requests.eventId(context),
                seen.visitor().learner(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (meant.isEmpty()) {
            reply(context, 400, seen, form, read.wrong());
            return;
        }
        Accommodation one = meant.get();
        audit.doing(
                context,
                cohort.id(),
                transaction -> table.add(transaction, cohort.id(), one)
                        .compose(fresh ->
                                alignment.note(transaction, cohort.id()).map(fresh)),
                fresh -> entries(Deed.ALLOWED, fresh, one));
        changed(context, cohort);
    }

    /** Takes it back from all who have it, or from the one that the form names. */
    private void remove(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        UUID id = Requests.uuid(context, "accommodation");
        Optional<UUID> only = Requests.form(context).uuid("learner");
        Optional<Accommodation> found = table.of(cohort.id()).await().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        found.ifPresent(one -> audit.doing(
                context,
                cohort.id(),
                transaction -> table.remove(
                                transaction, cohort.id(), id, only.map(List::of).orElse(one.members()))
                        .compose(removed ->
                                alignment.note(transaction, cohort.id()).map(removed)),
                removed -> entries(Deed.DISALLOWED, removed, one)));
        changed(context, cohort);
    }

    private static List<CohortAudit.Entry> entries(Deed deed, List<UUID> members, Accommodation one) {
        return members.stream()
                .map(member -> new CohortAudit.Entry(deed, Optional.of(member), one.told()))
                .toList();
    }

    /** Attempts in progress follow before this is answered, and open pages look again. */
    private void changed(RoutingContext context, Cohort cohort) {
        alignment.run();
        changes.tell(cohort.id());
        Done.SAVED.redirect(context, path(cohort.id()));
    }

    private void reply(RoutingContext context, int status, Seen seen, Form form, Map<String, Message> wrong) {
        Cohort cohort = seen.cohort();
        List<Accommodation> all = table.of(cohort.id()).await();
        Map<UUID, String> names = people.names(
                all.stream().flatMap(one -> one.by().stream()).distinct().toList());
        Optional<Course> course = Optional.of(seen.course());
        Map<String, String> mistakes = new LinkedHashMap<>();
        wrong.forEach((field, why) -> mistakes.put(field, why.in(seen.texts())));
        AccommodationsPage page = new AccommodationsPage(
                Cohorts.around(frame, cohort, course, seen.visitor()),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                path(cohort.id()),
                all.stream().map(one -> row(one, seen, names)).toList(),
                fields(form, seen),
                mistakes);
        Replies.html(context, status, pages.render("cohort/accommodations", page));
    }

    private static Row row(Accommodation one, Seen seen, Map<UUID, String> names) {
        Texts texts = seen.texts();
        String date = texts.in(seen.cohort().zone()).date(one.at());
        return new Row(
                one.name(),
                AccommodationWords.title(one.target(), seen.course(), texts),
                AccommodationWords.of(one.allowance(), seen.cohort().zone(), texts),
                one.reason(),
                one.by()
                        .map(names::get)
                        .map(name -> texts.say("cohort.accommodation.granted", Map.of("date", date, "name", name)))
                        .orElse(date),
                one.members().stream()
                        .filter(seen.members()::containsKey)
                        .map(member -> person(member, seen, false))
                        .toList(),
                path(seen.cohort().id()) + "/" + one.id() + "/removal");
    }

    private static Person person(UUID member, Seen seen, boolean isTicked) {
        return new Person(
                member.toString(),
                seen.members().get(member).name(),
                Cohorts.path(seen.cohort().id()) + "/learners/" + member,
                isTicked);
    }

    private static Fields fields(Form form, Seen seen) {
        List<UUID> ticked = AccommodationForm.ticked(form).stream()
                .filter(seen.members()::containsKey)
                .toList();
        String typed = form.first("member").orElse("");
        NameSearch search = NameSearch.of(typed);
        List<UUID> others = seen.members().values().stream()
                .filter(member -> !ticked.contains(member.learner()) && search.finds(member))
                .map(Membership::learner)
                .toList();
        int hidden = Math.max(0, others.size() - SHOWN);
        return new Fields(
                TimeOrderedIds.next().toString(),
                typed,
                Stream.concat(
                                ticked.stream().map(member -> person(member, seen, true)),
                                others.stream().limit(SHOWN).map(member -> person(member, seen, false)))
                        .toList(),
                hidden == 0 ? "" : seen.texts().say("cohort.accommodation.hidden", Map.of("count", hidden)),
                targets(form.first("target").orElse(""), seen),
                form.first("name").orElse(""),
                form.first("percent").orElse("100"),
                form.first("minutes").orElse("0"),
                form.first("attempts").orElse("0"),
                form.first("days").orElse("0"),
                form.first("due").orElse(""),
                form.first("closes").orElse(""),
                form.first("reason").orElse(""),
                Accommodation.LONGEST_REASON);
    }

    private static List<Choice> targets(String chosen, Seen seen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", seen.texts().say("cohort.accommodation.everything"), false, chosen.isEmpty()));
        DateForm.targets(seen.course()).forEach(target -> choices.add(choice(target, seen.course(), chosen)));
        return List.copyOf(choices);
    }

    private static Choice choice(Target target, Course course, String chosen) {
        String name = AccommodationForm.name(target);
        return new Choice(
                name, AccommodationWords.title(target, course), target.kind() == Target.Kind.QUIZ, name.equals(chosen));
    }
}
