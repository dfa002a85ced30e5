package dev.crossroads.cohort;

import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.course.Course;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Notice;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Records of instructors on a member: handled, snoozed, and a note. */
final class MemberNoteRoutes implements Routes {
    private static final int LONGEST_SNOOZE_DAYS = 365;

    private final Cohorts cohorts;
    private final Roster roster;
    private final MemberNoteTable notes;
    private final CohortChanges changes;
    private final CohortAudit audit;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    MemberNoteRoutes(
            Cohorts cohorts,
            Roster roster,
            Pool pool,
            CohortChanges changes,
            CohortAudit audit,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.roster = roster;
        this.notes = new MemberNoteTable(pool);
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.post("/cohorts/:cohort/learners/:learner/handled").handler(this::handle);
        router.post("/cohorts/:cohort/learners/:learner/snooze").handler(this::snooze);
        router.post("/cohorts/:cohort/learners/:learner/note").handler(this::write);
    }

    /**
     * A note that was changed by somebody else meanwhile: {@code cohort/note-conflict}.
     *
     * @param theirs the note as it is now
     * @param forms with what was typed
     */
    public record ConflictPage(Chrome chrome, CohortHead head, String theirs, NoteForms forms) {}

    /** Whose record is changed, where. */
    private record Meant(Cohort cohort, Membership member, UUID by, Form form) {}

    private Meant meant(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Membership member = roster.member(cohort.id(), Requests.uuid(context, "learner"))
                .orElseThrow(() -> Problem.notFound(new Message("cohort.problem.member")));
        return new Meant(cohort, member, Visitor.of(context).learner(), Requests.form(context));
    }

    private void handle(RoutingContext context) {
        Meant meant = meant(context);
        boolean isHandled = meant.form().required("handled").equals("yes");
        Instant now = clock.instant();
        record(
                context,
                meant,
                isHandled ? Deed.HANDLED : Deed.NOT_HANDLED,
                table -> table.setHandled(
                        meant.cohort().id(),
                        meant.member().learner(),
                        isHandled ? Optional.of(now) : Optional.empty(),
                        meant.by(),
                        now));
        changed(context, meant);
    }

    private void snooze(RoutingContext context) {
        Meant meant = meant(context);
        Instant now = clock.instant();
        int days = days(meant.form().required("days"));
        LocalDate today = now.atZone(meant.cohort().zone()).toLocalDate();
        Optional<Instant> until = days == 0
                ? Optional.empty()
                : Optional.of(today.plus(days, ChronoUnit.DAYS)
                        .atStartOfDay(meant.cohort().zone())
                        .toInstant());
        record(
                context,
                meant,
                days == 0 ? Deed.WOKEN : Deed.SNOOZED,
                table -> table.setSnoozed(meant.cohort().id(), meant.member().learner(), until, meant.by(), now));
        changed(context, meant);
    }

    private void record(
            RoutingContext context, Meant meant, Deed deed, Function<MemberNoteTable, Future<Boolean>> change) {
        audit.doing(
                context,
                meant.cohort().id(),
                transaction -> change.apply(new MemberNoteTable(transaction)),
                isRecorded -> isRecorded
                        ? List.of(CohortAudit.Entry.of(deed, meant.member().learner()))
                        : List.of());
    }

    private static int days(String text) {
        try {
            int days = Integer.parseInt(text);
            if (days >= 0 && days <= LONGEST_SNOOZE_DAYS) {
                return days;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with the numbers out of range.
        }
        throw Problem.badRequest("The form's field 'days' must be a number from 0 to " + LONGEST_SNOOZE_DAYS + ".");
    }

    private void write(RoutingContext context) {
        Meant meant = meant(context);
        String text = meant.form()
                .first("note")
                .orElse("")
                .strip()
                .replace("\r\n", "\n")
                .replace("\0", "");
        int known = version(meant.form());
        if (text.codePointCount(0, text.length()) > MemberNote.LONGEST) {
            notSaved(
                    context,
                    meant,
                    400,
                    new Message("cohort.problem.note", Map.of("most", MemberNote.LONGEST)),
                    text,
                    known,
                    "");
            return;
        }
        Written written = audit.doing(
                context,
                meant.cohort().id(),
                transaction -> write(new MemberNoteTable(transaction), meant, text, known),
                done -> done.isWritten() && !done.before().note().equals(text)
                        ? List.of(CohortAudit.Entry.of(
                                Deed.NOTE_CHANGED, meant.member().learner()))
                        : List.of());
        if (written.isWritten()) {
            changed(context, meant);
            return;
        }
        MemberNote theirs =
                notes.of(meant.cohort().id(), meant.member().learner()).await();
        notSaved(
                context, meant, 409, new Message("cohort.problem.note-changed"), text, theirs.version(), theirs.note());
    }

    private record Written(MemberNote before, boolean isWritten) {}

    private Future<Written> write(MemberNoteTable table, Meant meant, String text, int known) {
        UUID cohort = meant.cohort().id();
        UUID member = meant.member().learner();
        return table.of(cohort, member)
                .compose(before -> table.write(cohort, member, text, known, meant.by(), clock.instant())
                        .map(isWritten -> new Written(before, isWritten)));
    }

    private static int version(Form form) {
        try {
            return Integer.parseInt(form.first("version").orElse("0"));
        } catch (NumberFormatException notANumber) {
            throw Problem.badRequest("The form's field 'version' must be a number.");
        }
    }

    /** The typed text stays in its form. */
    private void notSaved(
            RoutingContext context, Meant meant, int status, Message why, String typed, int version, String theirs) {
        Visitor visitor = Visitor.of(context);
        Optional<Course> course = cohorts.course(meant.cohort());
        Chrome chrome = Cohorts.around(frame, meant.cohort(), course, visitor);
        ConflictPage page = new ConflictPage(
                chrome.with(Notice.warning(why.in(visitor.texts()))),
                CohortHead.of(meant.cohort(), course, CohortHead.Place.BELOW),
                theirs,
                new NoteForms(
                        meant.member().learner().toString(),
                        meant.member().name(),
                        Cohorts.path(meant.cohort().id()) + "/learners/"
                                + meant.member().learner(),
                        from(meant.form()),
                        false,
                        false,
                        "",
                        typed,
                        version));
        Replies.html(context, status, pages.render("cohort/note-conflict", page));
    }

    private static String from(Form form) {
        return form.first("from").filter("learner"::equals).orElse("overview");
    }

    /** Open pages look again; the browser goes back to where the form was. */
    private void changed(RoutingContext context, Meant meant) {
        changes.tell(meant.cohort().id());
        String path = Cohorts.path(meant.cohort().id());
        Done.SAVED.redirect(
                context,
                from(meant.form()).equals("learner")
                        ? path + "/learners/" + meant.member().learner() + "#note"
                        : path + "#people");
    }
}
