package dev.crossroads.cohort;

import dev.crossroads.cohort.Fading.Asked;
import dev.crossroads.cohort.WarmUpTable.Named;
import dev.crossroads.cohort.WarmUpTable.WarmUp;
import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Concepts that a class is about to forget, and warm-ups made of it: questions on the wall, one after another. */
final class FadingRoutes implements Routes {
    private static final String WARM_UPS = "/cohorts/:cohort/warm-ups";

    private final Cohorts cohorts;
    private final CohortStandings standings;
    private final WarmUpTable table;
    private final CohortChanges changes;
    private final CohortAudit audit;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    FadingRoutes(
            Cohorts cohorts,
            CohortStandings standings,
            WarmUpTable table,
            CohortChanges changes,
            CohortAudit audit,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.standings = standings;
        this.table = table;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /** Shares are 0 to 1. */
    record FadingView(LocalDate monday, List<ConceptView> concepts) {}

    record ConceptView(String concept, String title, String page, double today, double monday, int members) {}

    @Override
    public void mount(Router router) {
        router.get(Paths.API + "/cohorts/:cohort/fading").handler(this::view);
        router.post(WARM_UPS).handler(this::make);
        router.get(WARM_UPS + "/:warmUp").handler(this::show);
    }

    private void view(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Fading fading = fading(cohort);
        Course course = fading.progress().course();
        Replies.json(
                context,
                200,
                new FadingView(
                        fading.monday(),
                        fading.concepts().stream()
                                .map(faded -> new ConceptView(
                                        faded.concept().id(),
                                        faded.concept().title(),
                                        Paths.section(
                                                course.id(), faded.concept().taughtIn()),
                                        faded.today(),
                                        faded.then(),
                                        faded.members()))
                                .toList()));
    }

    private Fading fading(Cohort cohort) {
        return new Fading(standings.of(cohort).orElseThrow(() -> Problem.noCourse(cohort.course())));
    }

    /** For the wall; where the form says until when it is due, as homework. */
    private void make(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        if (cohort.isArchived()) {
            throw Problem.conflict(new Message("cohort.problem.archived-warm-up"));
        }
        Fading fading = fading(cohort);
        Optional<LocalDate> due = Requests.form(context).first("due").map(text -> day(text, fading));
        List<Asked> asked = due.isPresent() ? fading.homework() : fading.warmUp();
        if (asked.isEmpty()) {
            throw Problem.conflict(new Message(
                    due.isPresent() ? "cohort.homework.problem.none" : "cohort.problem.nothing-to-warm-up"));
        }
        List<Named> questions = asked.stream()
                .map(one -> new Named(one.quiz().id(), one.question().id()))
                .toList();
        if (due.isPresent()) {
            give(context, cohort, due.get(), questions);
            return;
        }
        // Asked for twice on a day it is the same, as long as it would ask the same.
        UUID id = UUID.nameUUIDFromBytes(
                (cohort.id() + " " + fading.progress().today() + " " + questions).getBytes(StandardCharsets.UTF_8));
        add(context, cohort, id, Optional.empty(), questions, CohortAudit.Entry.of(Deed.WARM_UP));
        Replies.redirect(context, path(cohort, id));
    }

    /** The day that was typed, or a problem 400 where nobody could do it then. */
    private LocalDate day(String text, Fading fading) {
        LocalDate first = fading.progress().today();
        LocalDate last = cohorts.lastMeant(fading.progress().cohort());
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.isBefore(first)) {
                throw Problem.badRequest(new Message("cohort.homework.problem.past", Map.of("day", day)));
            }
            if (day.isAfter(last)) {
                throw Problem.badRequest(
                        new Message("cohort.problem.year", Map.of("day", day, "first", first, "last", last)));
            }
            return day;
        } catch (DateTimeParseException malformed) {
            throw Problem.badRequest(new Message("cohort.problem.day", Map.of("day", text)));
        }
    }

    /** Of two that are given for one day the first stays: a second click, or a colleague's, leads to it. */
    private void give(RoutingContext context, Cohort cohort, LocalDate due, List<Named> questions) {
        UUID id = TimeOrderedIds.next();
        add(context, cohort, id, Optional.of(due), questions, CohortAudit.Entry.of(Deed.HOMEWORK, due.toString()));
        changes.tell(cohort.id());
        UUID there = table.due(cohort.id(), due).await().map(WarmUp::id).orElse(id);
        Replies.redirect(context, HomeworkRoutes.path(cohort.id(), there));
    }

    /** Adds a warm-up, with a line in the record where there was none like it. */
    private void add(
            RoutingContext context,
            Cohort cohort,
            UUID id,
            Optional<LocalDate> due,
            List<Named> questions,
            CohortAudit.Entry entry) {
        audit.doing(
                context,
                cohort.id(),
                transaction -> WarmUpTable.add(
                        transaction,
                        id,
                        cohort.id(),
                        Visitor.of(context).learner(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        due,
                        questions),
                isNew -> isNew ? List.of(entry) : List.of());
    }

    static String path(Cohort cohort, UUID warmUp) {
        return Cohorts.path(cohort.id()) + "/warm-ups/" + warmUp;
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        UUID id = Requests.uuid(context, "warmUp");
        Course course = cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        List<Question> questions = table
                .of(cohort.id(), id)
                .await()
                .orElseThrow(() -> Problem.notFound(new Message("web.problem.nothing-here")))
                .questions()
                .stream()
                .flatMap(named -> course.quiz(named.quiz()).flatMap(quiz -> quiz.question(named.question())).stream())
                .toList();
        if (questions.isEmpty()) {
            throw Problem.conflict(new Message("cohort.problem.warm-up-gone"));
        }
        Chrome chrome = Cohorts.around(frame, cohort, Optional.of(course), visitor);
        int number = Math.clamp(number(context), 1, questions.size());
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(
                context,
                200,
                pages.render(
                        "cohort/warm-up",
                        WarmUpPages.page(
                                chrome,
                                new Link(cohort.title(), Cohorts.path(cohort.id())),
                                path(cohort, id),
                                questions,
                                number,
                                "shown".equals(context.request().getParam("key")))));
    }

    private static int number(RoutingContext context) {
        try {
            return Integer.parseInt(
                    Optional.ofNullable(context.request().getParam("question")).orElse("1"));
        } catch (NumberFormatException none) {
            return 1;
        }
    }
}
