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
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        Replies.html(context, 200, page(context, cohort, dates(cohort), asItIs(cohort)));
    }

    /** The dates form of a cohort as it is saved. */
    private Dated dates(Cohort cohort) {
        Map<String, String> saved = DateForm.filled(cohorts.dates(cohort));
        return new Dated(saved, saved, Map.of(), false);
    }

    /**
     * A dates form.
     *
     * @param fields as it is filled in
     * @param saved the same as it is saved
     * @param contested whether a value of it was changed by somebody else, too
     */
    private record Dated(
            Map<String, String> fields, Map<String, String> saved, Map<String, Message> wrong, boolean contested) {}

    private static Typed asItIs(Cohort cohort) {
        Map<String, String> saved = CohortSettings.filled(cohort);
        return Typed.of(saved, saved, "", Map.of());
    }

    private String page(RoutingContext context, Cohort cohort, Dated dates, Typed typed) {
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        Map<String, String> mistakes = new HashMap<>();
        dates.wrong().forEach((field, why) -> mistakes.put(field, why.in(texts)));
        // The form is long: its first mistake is said above, too.
        Optional<String> first = dates.contested()
                ? Optional.of(texts.say("cohort.date.problem.contested"))
                : mistakes.values().stream().findFirst();
        Optional<Course> course = cohorts.course(cohort);
        Chrome chrome = Cohorts.around(frame, cohort, course, visitor);
        CohortSettingsPage page = new CohortSettingsPage(
                first.map(Notice::warning).map(chrome::with).orElse(chrome),
                CohortHead.of(cohort, course, CohortHead.Place.SETTINGS),
                Cohorts.path(cohort.id()),
                Label.LONGEST,
                cohorts.isPromisedAnonymity(cohort),
                typed,
                TimeZones.choice(typed.zone()),
                MergedFields.shown(dates.saved()),
                course.map(found -> fields(found, dates.fields(), mistakes)).orElse(List.of()),
                teachers(cohort, visitor));
        return pages.render("cohort/settings", page);
    }

    private List<Teacher> teachers(Cohort cohort, Visitor visitor) {
        List<Cohorts.Instructor> all = cohorts.teachers(cohort);
        long teaching = all.stream().filter(Cohorts.Instructor::hasRole).count();
        return all.stream()
                .map(teacher -> new Teacher(
                        teacher.learner().toString(),
                        teacher.name(),
                        teacher.learner().equals(visitor.learner()),
                        teacher.hasRole(),
                        !teacher.hasRole() || teaching > 1))
                .toList();
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
        Cohort seen = cohorts.seenBy(context);
        Form form = Requests.form(context);
        form.required("title");
        form.required("zone");
        Optional<Map<String, String>> shown = form.first(MergedFields.FIELD).map(MergedFields::read);
        CohortSettings read = audit.doing(
                context,
                seen.id(),
                transaction -> cohorts.locked(transaction, seen.id()).compose(cohort -> {
                    CohortSettings settings = CohortSettings.of(form, shown, cohort);
                    if (!settings.wrong().isEmpty() || !settings.isChange()) {
                        return Future.succeededFuture(settings);
                    }
                    return cohorts.change(transaction, cohort, settings.title(), settings.anonymous(), settings.zone())
                            // Its dates are other moments by other clocks.
                            .compose(_ -> alignment.note(transaction, cohort.id()))
                            .map(settings);
                }),
                settings -> settings.wrong().isEmpty() && settings.isChange()
                        ? List.of(CohortAudit.Entry.of(
                                Deed.CHANGED, AuditWords.told(settings.saved(), settings.fields())))
                        : List.of());
        if (!read.wrong().isEmpty()) {
            Texts texts = Visitor.of(context).texts();
            Map<String, String> wrong = new HashMap<>();
            read.wrong().forEach((field, why) -> wrong.put(field, why.in(texts)));
            Typed typed = Typed.of(read.fields(), read.saved(), "", wrong);
            Replies.html(context, read.contested() ? 409 : 400, page(context, seen, dates(seen), typed));
            return;
        }
        if (read.isChange()) {
            alignment.run();
        }
        changed(context, seen, "settings");
    }

    private void setDues(RoutingContext context) {
        Cohort seen = cohorts.seenBy(context);
        Form form = Requests.form(context);
        Course course = cohorts.course(seen).orElseThrow(() -> Problem.noCourse(seen.course()));
        Optional<Map<String, String>> shown = form.first(MergedFields.FIELD).map(MergedFields::read);
        Changed done = audit.doing(
                context,
                seen.id(),
                transaction -> cohorts.locked(transaction, seen.id())
                        .compose(cohort -> cohorts.dates(transaction, cohort).compose(before -> {
                            Map<String, String> saved = DateForm.filled(before);
                            MergedFields merged = MergedFields.of(shown, DateForm.typed(form, course, shown), saved);
                            DateForm read = new DateForm(
                                    merged.fields(),
                                    cohort.zone(),
                                    cohorts.firstMeant(cohort),
                                    cohorts.lastMeant(cohort));
                            Map<Target, Dates> dates = read.read(course);
                            Map<String, Message> wrong = new LinkedHashMap<>(read.wrong());
                            Texts texts = Visitor.of(context).texts().in(cohort.zone());
                            merged.contested()
                                    .forEach((field, now) -> wrong.put(field, DateForm.savedMeanwhile(now, texts)));
                            Dated sent = new Dated(
                                    merged.fields(),
                                    saved,
                                    wrong,
                                    !merged.contested().isEmpty());
                            String told = wrong.isEmpty() ? DueChanges.between(before, dates) : "";
                            return told.isEmpty()
                                    ? Future.succeededFuture(new Changed(sent, told))
                                    : DueTable.set(transaction, cohort.id(), dates)
                                            .compose(_ -> alignment.note(transaction, cohort.id()))
                                            .map(new Changed(sent, told));
                        })),
                changed -> changed.told().isEmpty()
                        ? List.of()
                        : List.of(CohortAudit.Entry.of(Deed.DATES, changed.told())));
        Dated dated = done.form();
        if (!dated.wrong().isEmpty()) {
            Replies.html(context, dated.contested() ? 409 : 400, page(context, seen, dated, asItIs(seen)));
            return;
        }
        if (!done.told().isEmpty()) {
            alignment.run();
        }
        changed(context, seen, "settings#dues");
    }

    /** A dates form that was sent, and the changes that were made of it; empty where none were. */
    private record Changed(Dated form, String told) {}

    private void addInstructor(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        String email = Requests.form(context).required("email");
        try {
            UUID colleague = cohorts.colleague(email);
            audit.doing(
                    context,
                    cohort.id(),
                    transaction -> cohorts.addInstructor(transaction, cohort, colleague),
                    isNew -> isNew ? List.of(CohortAudit.Entry.of(Deed.INSTRUCTOR_ADDED, colleague)) : List.of());
        } catch (Problem problem) {
            Map<String, String> saved = CohortSettings.filled(cohort);
            Typed typed = Typed.of(
                    saved,
                    saved,
                    email,
                    Map.of("email", problem.said(Visitor.of(context).texts())));
            Replies.html(context, problem.status(), page(context, cohort, dates(cohort), typed));
            return;
        }
        Done.ADDED.redirect(context, Cohorts.path(cohort.id()) + "/settings#instructors");
    }

    private void removeInstructor(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        UUID instructor = CohortMemberRoutes.learner(context);
        audit.doing(
                context,
                cohort.id(),
                transaction -> cohorts.removeInstructor(transaction, cohort, instructor),
                removed -> removed ? List.of(CohortAudit.Entry.of(Deed.INSTRUCTOR_REMOVED, instructor)) : List.of());
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
        audit.doing(
                context,
                cohort.id(),
                // Archived cohorts set nobody any dates.
                transaction -> cohorts.archive(transaction, cohort, isArchived)
                        .compose(_ -> alignment.note(transaction, cohort.id())),
                _ -> cohort.isArchived() == isArchived
                        ? List.of()
                        : List.of(CohortAudit.Entry.of(isArchived ? Deed.ARCHIVED : Deed.REOPENED)));
        alignment.run();
        changed(context, cohort, "settings");
    }

    /** Open pages look again. */
    private void changed(RoutingContext context, Cohort cohort, String page) {
        changes.tell(cohort.id());
        Done.SAVED.redirect(context, Cohorts.path(cohort.id()) + "/" + page);
    }
}
