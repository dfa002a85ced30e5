package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortSettingsPage.DueField;
import dev.crossroads.cohort.CohortSettingsPage.Filled;
import dev.crossroads.cohort.CohortSettingsPage.Teacher;
import dev.crossroads.cohort.CohortSettingsPage.Typed;
import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.course.Course;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Notice;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The settings of a cohort: its name, due dates and instructors. */
final class CohortSettingsRoutes implements Routes {
    private final Cohorts cohorts;
    private final CohortChanges changes;
    private final CohortAudit audit;
    private final Alignment alignment;
    private final Pages pages;
    private final Frame frame;

    CohortSettingsRoutes(
            Cohorts cohorts, CohortChanges changes, CohortAudit audit, Alignment alignment, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.changes = changes;
        this.audit = audit;
        this.alignment = alignment;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/settings").handler(this::show);
        router.post("/cohorts/:cohort/settings").handler(this::change);
        router.post("/cohorts/:cohort/dues").handler(this::setDues);
        router.post("/cohorts/:cohort/instructors").handler(this::addInstructor);
        router.post("/cohorts/:cohort/instructors/removal").handler(this::removeInstructor);
        router.post("/cohorts/:cohort/archive").handler(this::archive);
    }

    private void show(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Replies.html(context, 200, page(context, cohort, dates(cohort), Map.of(), asItIs(cohort)));
    }

    private Map<String, String> dates(Cohort cohort) {
        return DateForm.filled(cohorts.dates(cohort));
    }

    private static Typed asItIs(Cohort cohort) {
        return new Typed(cohort.title(), "", Map.of());
    }

    /** The page with a mistake beside its field, which is as it was typed. */
    private void again(RoutingContext context, Cohort cohort, String field, String typed, Problem problem) {
        Map<String, String> wrong =
                Map.of(field, problem.said(Visitor.of(context).texts()));
        Typed fields = field.equals("title") ? new Typed(typed, "", wrong) : new Typed(cohort.title(), typed, wrong);
        Replies.html(context, problem.status(), page(context, cohort, dates(cohort), Map.of(), fields));
    }

    private String page(
            RoutingContext context, Cohort cohort, Map<String, String> dates, Map<String, Message> wrong, Typed typed) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> mistakes = new HashMap<>();
        wrong.forEach((field, why) -> mistakes.put(field, why.in(visitor.texts())));
        // The form is long: its first mistake is said above, too.
        Optional<Notice> notice =
                wrong.values().stream().findFirst().map(first -> Notice.warning(first.in(visitor.texts())));
        Optional<Course> course = cohorts.course(cohort);
        Chrome chrome = Cohorts.around(frame, cohort, course, visitor);
        CohortSettingsPage page = new CohortSettingsPage(
                notice.map(chrome::with).orElse(chrome),
                CohortHead.of(cohort, course, CohortHead.Place.SETTINGS),
                Cohorts.path(cohort.id()),
                Label.LONGEST,
                cohorts.isPromisedAnonymity(cohort),
                typed,
                TimeZones.choice(cohort.zone().getId()),
                course.map(found -> fields(found, dates, mistakes)).orElse(List.of()),
                cohorts.teachers(cohort).stream()
                        .map(teacher -> new Teacher(
                                teacher.learner().toString(),
                                teacher.name(),
                                teacher.learner().equals(visitor.learner())))
                        .toList());
        return pages.render("cohort/settings", page);
    }

    private static List<DueField> fields(Course course, Map<String, String> dates, Map<String, String> wrong) {
        List<DueField> fields = new ArrayList<>();
        for (Target target : DateForm.targets(course)) {
            Map<DateForm.Field, Filled> filled = new EnumMap<>(DateForm.Field.class);
            for (DateForm.Field field : DateForm.Field.values()) {
                String name = field.of(target);
                filled.put(
                        field,
                        new Filled(
                                Word.of(field) + "-" + fields.size(),
                                name,
                                dates.getOrDefault(name, ""),
                                wrong.getOrDefault(name, "")));
            }
            fields.add(new DueField(
                    AccommodationWords.title(target, course),
                    target.kind() == Target.Kind.QUIZ,
                    filled.get(DateForm.Field.DUE),
                    filled.get(DateForm.Field.OPENS),
                    filled.get(DateForm.Field.CLOSES),
                    filled.get(DateForm.Field.LATE),
                    filled.entrySet().stream()
                            .filter(one -> one.getKey() != DateForm.Field.DUE)
                            .map(Map.Entry::getValue)
                            .anyMatch(one ->
                                    !one.value().isEmpty() || !one.wrong().isEmpty())));
        }
        return List.copyOf(fields);
    }

    private void change(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Form form = Requests.form(context);
        String title = form.required("title");
        try {
            cohorts.change(cohort, title, form.first("anonymous").isPresent(), form.required("zone"));
        } catch (Problem problem) {
            again(context, cohort, "title", title, problem);
            return;
        }
        audit.note(context, cohort.id(), Deed.CHANGED);
        changed(context, cohort, "settings");
    }

    private void setDues(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Form form = Requests.form(context);
        Course course = cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        DateForm read = new DateForm(form, cohort.zone(), cohorts.firstMeant(cohort), cohorts.lastMeant(cohort));
        Map<Target, Dates> dates = read.read(course);
        if (!read.wrong().isEmpty()) {
            Map<String, String> typed = new HashMap<>();
            form.fields().forEach((name, values) -> typed.put(name, values.getFirst()));
            Replies.html(context, 400, page(context, cohort, typed, read.wrong(), asItIs(cohort)));
            return;
        }
        String told = DueChanges.between(cohorts.dates(cohort), dates);
        if (!told.isEmpty()) {
            audit.doing(
                    context,
                    cohort.id(),
                    transaction -> DueTable.set(transaction, cohort.id(), dates)
                            .compose(_ -> alignment.note(transaction, cohort.id())),
                    _ -> List.of(new CohortAudit.Entry(Deed.DATES, Optional.empty(), told)));
            alignment.run();
        }
        changed(context, cohort, "settings#dues");
    }

    private void addInstructor(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        String email = Requests.form(context).required("email");
        UUID colleague;
        try {
            colleague = cohorts.addInstructor(cohort, email);
        } catch (Problem problem) {
            again(context, cohort, "email", email, problem);
            return;
        }
        audit.note(context, cohort.id(), Deed.INSTRUCTOR_ADDED, colleague);
        Done.ADDED.redirect(context, Cohorts.path(cohort.id()) + "/settings#instructors");
    }

    private void removeInstructor(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        UUID instructor = CohortMemberRoutes.learner(context);
        cohorts.removeInstructor(cohort, instructor);
        audit.note(context, cohort.id(), Deed.INSTRUCTOR_REMOVED, instructor);
        changes.tell(cohort.id());
        Done.REMOVED.redirect(
                context,
                instructor.equals(Visitor.of(context).learner())
                        ? "/cohorts"
                        : Cohorts.path(cohort.id()) + "/settings#instructors");
    }

    private void archive(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        boolean isArchived = Requests.form(context).required("archived").equals("yes");
        cohorts.archive(cohort, isArchived);
        audit.note(context, cohort.id(), isArchived ? Deed.ARCHIVED : Deed.REOPENED);
        changed(context, cohort, "settings");
    }

    /** Open pages look again. */
    private void changed(RoutingContext context, Cohort cohort, String page) {
        changes.tell(cohort.id());
        Done.SAVED.redirect(context, Cohorts.path(cohort.id()) + "/" + page);
    }
}
