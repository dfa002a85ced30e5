package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.roster.ListText;
import dev.crossroads.roster.PeopleList.Person;
import dev.crossroads.roster.PeopleList.Understood;
import dev.crossroads.web.Chrome;
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
import dev.crossroads.web.Uploads;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Adding people to a cohort from a CSV, and what they do about it. */
final class InvitationRoutes implements Routes {
    /** A class of next week's list is read at a glance; among hundreds who are known nobody finds who is new. */
    private static final int MOST_UNCHANGED = 40;

    private final Cohorts cohorts;
    private final Invitations invitations;
    private final CohortAudit audit;
    private final Pages pages;
    private final Frame frame;

    InvitationRoutes(Cohorts cohorts, Invitations invitations, CohortAudit audit, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.invitations = invitations;
        this.audit = audit;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The result of a list: {@code cohort/import}.
     *
     * @param href of the cohort
     * @param mailed whether invited people are written to
     * @param confirm whether it is the list to be added by a yes
     * @param changed whether others gave numbers since it was shown, so that it was not added
     * @param replaces names the numbers that it replaces
     * @param text the list, to be changed and checked again
     * @param problem why it was not read; empty where it was
     * @param columns what the columns were taken for, in words
     * @param charset what the file was saved in; empty where it was pasted
     * @param fresh how many are new
     * @param numbered whether members or invited people get numbers
     * @param absent members whom the list doesn't have
     * @param uninvited invited people whom it doesn't have
     */
    public record ImportPage(
            Chrome chrome,
            CohortHead head,
            String href,
            boolean mailed,
            boolean confirm,
            boolean changed,
            String replaces,
            String text,
            Optional<String> problem,
            List<String> columns,
            String charset,
            int fresh,
            boolean numbered,
            List<ReportedLine> lines,
            List<Absent> absent,
            List<String> uninvited) {

        /** Whether there is something that a yes would change. */
        public boolean worthwhile() {
            return fresh > 0 || numbered;
        }

        /** The lines to look at: all of a short list, of a long one those that change something or are left out. */
        public List<ReportedLine> told() {
            return unchanged().isEmpty()
                    ? lines
                    : lines.stream().filter(line -> !line.unchanged()).toList();
        }

        /** The others of a long list. */
        public List<ReportedLine> unchanged() {
            List<ReportedLine> unchanged =
                    lines.stream().filter(ReportedLine::unchanged).toList();
            return unchanged.size() > MOST_UNCHANGED ? unchanged : List.of();
        }

        /** The number of {@link #unchanged} lines. */
        public int known() {
            return unchanged().size();
        }

        /** The number of members missing from the list. */
        public int missing() {
            return absent.size() + uninvited.size();
        }

        /** The encodings to choose from. */
        public List<ListEncoding> encodings() {
            return ListEncoding.ALL;
        }
    }

    /**
     * A line and what becomes of it, in words.
     *
     * @param taken whether somebody is invited by it
     * @param unchanged whether it concerns somebody who is known and stays as they are
     */
    public record ReportedLine(
            long number, String said, boolean taken, boolean unchanged, String name, String verdict) {}

    /** A member whom the list doesn't have, and where their removal is asked for. */
    public record Absent(String name, String remove) {}

    @Override
    public void mount(Router router) {
        router.post("/cohorts/:cohort/people/preview").handler(this::preview);
        router.post("/cohorts/:cohort/people").handler(this::add);
        router.post("/cohorts/:cohort/people/removal").handler(this::remove);
        router.post("/cohorts/:cohort/acceptance").handler(this::accept);
        router.post("/cohorts/:cohort/refusal").handler(this::decline);
    }

    @Override
    public List<Pattern> uploads() {
        return List.of(Pattern.compile("/cohorts/[^/]+/people(?:/preview)?"));
    }

    /** A list as it was sent: its text, and the encoding of its file. */
    private record Sent(String text, Optional<String> charset) {}

    private void preview(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        report(
                context,
                cohort,
                list -> new Reported(200, Step.CHECK, invitations.read(cohort, invitations.list(cohort, list))));
    }

    private void add(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Optional<String> known = Requests.form(context).first(MergedFields.FIELD);
        report(context, cohort, list -> {
            Invitations.Listed listed = invitations.list(cohort, list);
            Invitations.Result done = audit.doing(
                    context,
                    cohort.id(),
                    transaction -> invitations.invite(transaction, Visitor.of(context), cohort, listed, known),
                    InvitationRoutes::entries);
            invitations.wake();
            return done.isDone()
                    ? new Reported(200, Step.DONE, done.of())
                    : new Reported(409, Step.CHECK_AGAIN, done.of());
        });
    }

    private static List<CohortAudit.Entry> entries(Invitations.Result done) {
        if (!done.isDone()) {
            return List.of();
        }
        Map<Deed, Long> counts = Map.of(Deed.INVITED, (long) done.invited().size(), Deed.NUMBERED, (long)
                done.of().numbered());
        return counts.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> CohortAudit.Entry.of(one.getKey(), one.getValue().toString()))
                .toList();
    }

    /** How far a list is. */
    private enum Step {
        CHECK,
        CHECK_AGAIN,
        DONE
    }

    private record Reported(int status, Step step, Import of) {}

    private void report(RoutingContext context, Cohort cohort, Function<String, Reported> reading) {
        Form form = Requests.form(context);
        String pasted = form.first("people").orElse("");
        try {
            Sent sent = Uploads.file(context, "file")
                    .map(file -> read(file, form.first("charset")))
                    .orElseGet(() -> new Sent(pasted, Optional.empty()));
            if (sent.text().isBlank()) {
                throw Problem.badRequest(new Message("cohort.import.empty"));
            }
            Reported read = reading.apply(sent.text());
            Replies.html(context, read.status(), pages.render("cohort/import", page(context, cohort, sent, read)));
        } catch (Problem problem) {
            Replies.html(
                    context,
                    problem.status(),
                    pages.render(
                            "cohort/import",
                            refused(
                                    context,
                                    cohort,
                                    pasted,
                                    problem.said(Visitor.of(context).texts()))));
        }
    }

    private static Sent read(byte[] file, Optional<String> charset) {
        if (file.length > Uploads.MOST_BYTES) {
            throw Problem.badRequest(new Message("cohort.import.large", Map.of("kib", Uploads.MOST_BYTES / 1024)));
        }
        return switch (ListText.of(file, charset)) {
            case ListText.Read.Text(ListText is) ->
                new Sent(is.text(), Optional.of(is.charset().name()));
            case ListText.Read.Unreadable(ListText.Flaw flaw) ->
                throw Problem.badRequest(new Message(
                        flaw == ListText.Flaw.WORKBOOK ? "cohort.import.workbook" : "cohort.import.encoding"));
        };
    }

    private ImportPage refused(RoutingContext context, Cohort cohort, String text, String problem) {
        Optional<Course> course = cohorts.course(cohort);
        return new ImportPage(
                Cohorts.around(frame, cohort, course, Visitor.of(context)),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                Cohorts.path(cohort.id()),
                invitations.areMailed(),
                false,
                false,
                "",
                text,
                Optional.of(problem),
                List.of(),
                "",
                0,
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private ImportPage page(RoutingContext context, Cohort cohort, Sent sent, Reported reported) {
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        Import read = reported.of();
        Locale locale = visitor.visit().language().locale();
        boolean isPreview = reported.step() != Step.DONE;
        Optional<Course> course = cohorts.course(cohort);
        String members = Cohorts.path(cohort.id()) + "/members";
        return new ImportPage(
                Cohorts.around(frame, cohort, course, visitor),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                Cohorts.path(cohort.id()),
                invitations.areMailed(),
                isPreview,
                reported.step() == Step.CHECK_AGAIN,
                read.replaced(),
                sent.text(),
                Optional.empty(),
                read.reading().columns().stream()
                        .map(column -> understood(column, texts))
                        .toList(),
                sent.charset().orElse(""),
                read.fresh(),
                read.numbered() > 0,
                read.lines().stream()
                        .map(line -> new ReportedLine(
                                line.line().number(),
                                line.line().said(),
                                line.verdict().isTaken(),
                                line.verdict() == ListedPerson.Verdict.MEMBER
                                        || line.verdict() == ListedPerson.Verdict.INVITED,
                                line.line().person().map(Person::name).orElse(""),
                                words(line, isPreview, texts)))
                        .toList(),
                read.absent().stream()
                        .sorted(MemberOrder.byName(locale, Membership::name))
                        .map(member -> new Absent(member.name(), members + "?remove=" + member.learner() + "#removal"))
                        .toList(),
                read.uninvited().stream()
                        .sorted(MemberOrder.byName(locale, InvitationTable.Invited::name))
                        .map(one -> one.name() + " (" + one.email() + ")")
                        .toList());
    }

    private static String understood(Understood column, Texts texts) {
        String meaning = texts.say(
                switch (column.meaning()) {
                    case "first" -> "cohort.import.column.first";
                    case "last" -> "cohort.import.column.last";
                    case "name" -> "cohort.import.column.name";
                    case "number" -> "cohort.import.column.number";
                    default -> "cohort.import.column.email";
                });
        return column.heading().isEmpty()
                ? texts.say("cohort.import.understood.unnamed", Map.of("meaning", meaning, "column", column.column()))
                : texts.say("cohort.import.understood.named", Map.of("meaning", meaning, "heading", column.heading()));
    }

    private static String words(ListedPerson line, boolean isPreview, Texts texts) {
        boolean isDoubtful = isPreview
                && line.verdict().isTaken()
                && line.line().person().filter(InvitationRoutes::hasNoDot).isPresent();
        String verdict = verdict(line.verdict(), isPreview, texts)
                + (isDoubtful ? ". " + texts.say("cohort.import.doubtful") : "");
        return line.replaced()
                .filter(_ -> isPreview)
                .map(number -> verdict + ' ' + texts.say("cohort.import.replaced", Map.of("number", number)))
                .orElse(verdict);
    }

    /** Addresses of a school's own servers are such, and so are those whose end was forgotten. */
    private static boolean hasNoDot(Person person) {
        return person.email().indexOf('.', person.email().lastIndexOf('@')) < 0;
    }

    private static String verdict(ListedPerson.Verdict verdict, boolean isPreview, Texts texts) {
        return texts.say(
                switch (verdict) {
                    case NEW -> isPreview ? "cohort.import.new" : "cohort.import.invited";
                    case INVITED -> "cohort.import.known";
                    case INVITED_NUMBERED ->
                        isPreview ? "cohort.import.known-numbered" : "cohort.import.known-number-set";
                    case TEACHES -> "cohort.import.teaches";
                    case MEMBER -> "cohort.import.member";
                    case NUMBERED -> isPreview ? "cohort.import.numbered" : "cohort.import.number-set";
                    case REMOVED -> "cohort.import.removed";
                    case TWICE -> "cohort.import.twice";
                    case NO_ADDRESS -> "cohort.import.no-address";
                    case BAD_NAME -> "cohort.import.bad-name";
                    case BAD_NUMBER -> "cohort.import.bad-number";
                });
    }

    private void remove(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        String email = Requests.form(context).required("email");
        audit.doing(
                context,
                cohort.id(),
                transaction -> invitations.withdraw(transaction, cohort.id(), email),
                isWithdrawn -> isWithdrawn ? List.of(CohortAudit.Entry.of(Deed.WITHDRAWN)) : List.of());
        Done.REMOVED.redirect(context, Cohorts.path(cohort.id()) + "/members#invited");
    }

    /** Leads who was signed out since they saw their invitations back to them by way of signing in. */
    private static boolean isSignedOut(RoutingContext context) {
        boolean isSignedOut = Visitor.of(context).guest();
        if (isSignedOut) {
            Replies.redirect(context, "/sign-in?next=" + Paths.encoded("/cohorts"));
        }
        return isSignedOut;
    }

    private void accept(RoutingContext context) {
        if (isSignedOut(context)) {
            return;
        }
        invitations.accept(context, Requests.uuid(context, "cohort"));
        Done.JOINED.redirect(context, "/cohorts");
    }

    private void decline(RoutingContext context) {
        if (isSignedOut(context)) {
            return;
        }
        UUID cohort = Requests.uuid(context, "cohort");
        String email = invitations.address(Visitor.of(context).learner());
        audit.doing(
                context,
                cohort,
                transaction -> invitations.decline(transaction, cohort, email),
                _ -> List.of(CohortAudit.Entry.of(Deed.DECLINED)));
        Done.REMOVED.redirect(context, "/cohorts");
    }
}
