package dev.crossroads.cohort;

import dev.crossroads.course.Course;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Adding people to a cohort from a CSV, and what they do about it. */
final class InvitationRoutes implements Routes {
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
     * @param text the list, to be changed and checked again
     * @param problem why it was not read; empty where it was
     * @param columns what the columns were taken for, in words
     * @param charset what the file was saved in; empty where it was pasted
     * @param fresh how many are new
     * @param numbered whether members get numbers
     * @param absent members whom the list doesn't have
     * @param uninvited invited people whom it doesn't have
     */
    public record ImportPage(
            Chrome chrome,
            CohortHead head,
            String href,
            boolean mailed,
            boolean confirm,
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

        /** The number of members missing from the list. */
        public int missing() {
            return absent.size() + uninvited.size();
        }

        /** The encodings to choose from. */
        public List<String> charsets() {
            return ListText.OTHERS;
        }
    }

    /** A line and what becomes of it, in words. */
    public record ReportedLine(long number, String said, boolean taken, String name, String verdict) {}

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
        report(context, cohorts.seenBy(context), true, invitations::read);
    }

    private void add(RoutingContext context) {
        Visitor instructor = Visitor.of(context);
        report(context, cohorts.seenBy(context), false, (cohort, list) -> {
            Import done = invitations.invite(instructor, cohort, list);
            if (done.fresh() > 0) {
                audit.note(context, cohort.id(), Deed.INVITED, Integer.toString(done.fresh()));
            }
            return done;
        });
    }

    private void report(
            RoutingContext context, Cohort cohort, boolean isPreview, BiFunction<Cohort, String, Import> reading) {
        Form form = Requests.form(context);
        String pasted = form.first("people").orElse("");
        try {
            Sent sent = Uploads.file(context, "file")
                    .map(file -> read(file, form.first("charset")))
                    .orElseGet(() -> new Sent(pasted, Optional.empty()));
            if (sent.text().isBlank()) {
                throw Problem.badRequest(new Message("cohort.import.empty"));
            }
            Import read = reading.apply(cohort, sent.text());
            Replies.html(context, 200, pages.render("cohort/import", page(context, cohort, isPreview, sent, read)));
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

    private ImportPage page(RoutingContext context, Cohort cohort, boolean isPreview, Sent sent, Import read) {
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        Optional<Course> course = cohorts.course(cohort);
        String members = Cohorts.path(cohort.id()) + "/members";
        return new ImportPage(
                Cohorts.around(frame, cohort, course, visitor),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                Cohorts.path(cohort.id()),
                invitations.areMailed(),
                isPreview,
                sent.text(),
                Optional.empty(),
                read.reading().columns().stream()
                        .map(column -> understood(column, texts))
                        .toList(),
                sent.charset().orElse(""),
                read.fresh(),
                !read.numbers().isEmpty(),
                read.lines().stream()
                        .map(line -> new ReportedLine(
                                line.line().number(),
                                line.line().said(),
                                line.verdict().isTaken(),
                                line.line().person().map(Person::name).orElse(""),
                                words(line.verdict(), isPreview, texts)))
                        .toList(),
                read.absent().stream()
                        .map(member -> new Absent(member.name(), members + "?remove=" + member.learner() + "#removal"))
                        .toList(),
                read.uninvited().stream()
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

    private static String words(ListedPerson.Verdict verdict, boolean isPreview, Texts texts) {
        return texts.say(
                switch (verdict) {
                    case NEW -> isPreview ? "cohort.import.new" : "cohort.import.invited";
                    case INVITED -> "cohort.import.known";
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
        invitations.withdraw(cohort, Requests.form(context).required("email"));
        audit.note(context, cohort.id(), Deed.WITHDRAWN);
        Done.REMOVED.redirect(context, Cohorts.path(cohort.id()) + "/members#invited");
    }

    private void accept(RoutingContext context) {
        invitations.accept(Visitor.of(context).learner(), Requests.uuid(context, "cohort"));
        Done.JOINED.redirect(context, "/cohorts");
    }

    private void decline(RoutingContext context) {
        invitations.decline(Visitor.of(context).learner(), Requests.uuid(context, "cohort"));
        Done.REMOVED.redirect(context, "/cohorts");
    }
}
