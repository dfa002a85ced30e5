package dev.crossroads.cohort;

import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever changes something in a cohort leaves a row in its audit, written with it or not at all. */
class EveryDeedIsKeptTest {
    /** They only show what would be done. */
    private static final Set<String> CHANGE_NOTHING =
            Set.of("POST /cohorts/:cohort/people/preview", "POST /cohorts/:cohort/item/preview");

    private interface Act {
        void run();
    }

    @Test
    void everyRouteThatChangesACohortIsKept() {
        try (RunningServer server = Workshop.open()) {
            Map<String, Deed> expected = new LinkedHashMap<>();
            List<String> wrong = new ArrayList<>();
            Stage stage = new Stage(server, expected, wrong);
            stage.run();

            Set<String> routes = server.served().stream()
                    .filter(route -> !route.startsWith("GET ") && !route.startsWith("HEAD "))
                    .filter(route ->
                            Stream.of("/cohorts", "/join", "/invitations").anyMatch(route::contains))
                    .filter(route -> !CHANGE_NOTHING.contains(route))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(wrong).isEmpty();
            assertThat(new TreeSet<>(expected.keySet())).containsExactlyElementsOf(routes);
        }
    }

    @Test
    void whereTheRowCannotBeWrittenNothingIsDone() {
        try (RunningServer server = Workshop.open()) {
            Learner owner = instructor(server, "Owner");
            Reply opened = open(owner, "Kept");
            String page = opened.text("/page");
            Learner member = join(server, opened, "Member");
            Rows.change(server, "ALTER TABLE cohort_audit ADD CONSTRAINT no_more CHECK (false) NOT VALID");

            owner.form(page + "/removal", "learner", member.id()).with(500);
            owner.form(page + "/settings", "title", "Lost", "zone", "UTC").with(500);
            owner.form(page + "/learners/" + member.id() + "/note", "note", "Lost", "version", "0")
                    .with(500);
            owner.form(page + "/learners/" + member.id() + "/reset").with(500);
            owner.form(page + "/people", "people", "Lost,lost@example.org").with(500);
            new Learner(server)
                    .post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", "Lost"))
                    .with(500);

            assertThat(Rows.count(server, "membership")).isEqualTo(1);
            assertThat(Rows.count(server, "cohort WHERE title = 'Lost'")).isZero();
            assertThat(Rows.count(server, "cohort_note")).isZero();
            assertThat(Rows.count(server, "account_reset")).isZero();
            assertThat(Rows.count(server, "cohort_invitation")).isZero();
        }
    }

    private static Reply open(Learner owner, String title) {
        return owner.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop"))
                .with(201);
    }

    private static Learner join(RunningServer server, Reply opened, String name) {
        Learner member = signedUp(server, name);
        member.post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", name))
                .with(200);
        return member;
    }

    private static final class Stage {
        private final RunningServer server;
        private final Map<String, Deed> expected;
        private final List<String> wrong;
        private final Learner owner;

        Stage(RunningServer server, Map<String, Deed> expected, List<String> wrong) {
            this.server = server;
            this.expected = expected;
            this.wrong = wrong;
            owner = instructor(server, "Owner");
        }

        void run() {
            Reply opened = open(owner, "Deeds");
            String page = opened.text("/page");
            Learner member = join(server, opened, "Member");
            Learner guest = new Learner(server);
            String code = opened.text("/joinCode").replace(" ", "");
            instructor(server, "Other");
            instructor(server, "Successor");

            act("POST /api/v1/cohorts", Deed.OPENED, () -> open(owner, "By API"));
            act(
                    "POST /cohorts",
                    Deed.OPENED,
                    () -> owner.get("/cohorts/new")
                            .submit("form.cohort-form", "title", "By form", "course", "workshop", "zone", "UTC")
                            .with(303));
            act(
                    "POST /api/v1/cohorts/join",
                    Deed.JOINED,
                    () -> guest.post("/api/v1/cohorts/join", Map.of("code", code, "name", "Guest"))
                            .with(200));
            act(
                    "POST /join/:code",
                    Deed.JOINED,
                    () -> new Learner(server)
                            .form("/join/" + code, "name", "Another")
                            .with(303));
            act(
                    "POST /cohorts/:cohort/name",
                    Deed.RENAMED,
                    () -> guest.form(page + "/name", "name", "Guest II").with(303));
            act(
                    "POST /cohorts/:cohort/leaving",
                    Deed.LEFT,
                    () -> guest.form(page + "/leaving").with(303));
            act(
                    "POST /cohorts/:cohort/settings",
                    Deed.CHANGED,
                    () -> owner.form(page + "/settings", "title", "Deeds II", "zone", "UTC")
                            .with(303));
            act(
                    "POST /cohorts/:cohort/dues",
                    Deed.DATES,
                    () -> owner.form(
                                    page + "/dues",
                                    "quiz:timed",
                                    LocalDate.now().plusDays(3).toString())
                            .with(303));
            act(
                    "POST /cohorts/:cohort/instructors",
                    Deed.INSTRUCTOR_ADDED,
                    () -> owner.form(page + "/instructors", "email", email("Other"))
                            .with(303));
            String other = Rows.of(server.database(), "SELECT learner_id FROM account WHERE name = 'Other'")
                    .getFirst()
                    .replaceAll("[()]", "");
            act(
                    "POST /cohorts/:cohort/instructors/removal",
                    Deed.INSTRUCTOR_REMOVED,
                    () -> owner.form(page + "/instructors/removal", "learner", other)
                            .with(303));
            act(
                    "POST /cohorts/handover",
                    Deed.INSTRUCTOR_ADDED,
                    () -> owner.form("/cohorts/handover", "email", email("Successor"))
                            .with(303));
            act(
                    "POST /cohorts/:cohort/code",
                    Deed.CODE_RENEWED,
                    () -> owner.form(page + "/code").with(303));
            act(
                    "POST /cohorts/:cohort/people",
                    Deed.INVITED,
                    () -> owner.form(
                                    page + "/people",
                                    "people",
                                    "Invited," + email("Invited") + "\nDeclines," + email("Declines")
                                            + "\nGone,gone@example.org")
                            .with(200));
            act(
                    "POST /cohorts/:cohort/people/removal",
                    Deed.WITHDRAWN,
                    () -> owner.form(page + "/people/removal", "email", "gone@example.org")
                            .with(303));
            Learner invited = signedUp(server, "Invited");
            act(
                    "POST /cohorts/:cohort/acceptance",
                    Deed.JOINED,
                    () -> invited.form(page + "/acceptance").with(303));
            InvitationLink link = InvitationLink.next();
            owner.form(page + "/people", "people", "Linked,linked@example.org").with(200);
            Rows.change(
                    server,
                    "UPDATE cohort_invitation SET link_hash = decode('" + link.hex()
                            + "', 'hex') WHERE email_key = 'linked@example.org'");
            Learner linked = signedUp(server, "Another");
            act(
                    "POST /invitations/:token",
                    Deed.JOINED,
                    () -> linked.form(link.path()).with(303));
            Learner declines = signedUp(server, "Declines");
            act(
                    "POST /cohorts/:cohort/refusal",
                    Deed.DECLINED,
                    () -> declines.form(page + "/refusal").with(303));
            String their = page + "/learners/" + member.id();
            act(
                    "POST /cohorts/:cohort/learners/:learner/handled",
                    Deed.HANDLED,
                    () -> owner.form(their + "/handled", "handled", "yes").with(303));
            act(
                    "POST /cohorts/:cohort/learners/:learner/snooze",
                    Deed.SNOOZED,
                    () -> owner.form(their + "/snooze", "days", "7").with(303));
            act(
                    "POST /cohorts/:cohort/learners/:learner/note",
                    Deed.NOTE_CHANGED,
                    () -> owner.form(their + "/note", "note", "Asked for help", "version", "0")
                            .with(303));
            act(
                    "POST /cohorts/:cohort/learners/:learner/reset",
                    Deed.RESET,
                    () -> owner.form(their + "/reset").with(200));
            act(
                    "POST /cohorts/:cohort/accommodations",
                    Deed.ALLOWED,
                    () -> owner.form(page + "/accommodations", "learner", member.id(), "days", "1", "reason", "x")
                            .with(303));
            act(
                    "POST /cohorts/:cohort/accommodations/:accommodation/removal",
                    Deed.DISALLOWED,
                    () -> owner.form(page + "/accommodations/" + only("id FROM cohort_accommodation") + "/removal")
                            .with(303));
            reports(page, member);
            act(
                    "POST /cohorts/:cohort/removal",
                    Deed.REMOVED,
                    () -> owner.form(page + "/removal", "learner", member.id()).with(303));
            act(
                    "POST /cohorts/:cohort/readmission",
                    Deed.READMITTED,
                    () -> owner.form(page + "/readmission", "learner", member.id())
                            .with(303));
            act(
                    "POST /cohorts/:cohort/gain",
                    Deed.GAIN_ON,
                    () -> owner.form(page + "/gain", "on", "yes").with(303));
            act(
                    "POST /cohorts/:cohort/archive",
                    Deed.ARCHIVED,
                    () -> owner.form(page + "/archive", "archived", "yes").with(303));
        }

        private void reports(String page, Learner member) {
            Reply attempt = Workshop.start(member, Workshop.LIMITED);
            Workshop.answer(member, attempt, "limited-one", 4).with(200);
            Workshop.answer(member, attempt, "limited-two", 5).with(200);
            member.post(attempt.text("/submission/href"), Map.of()).with(200);
            String item = page + "/item%s?quiz=limited&question=limited-one";
            act(
                    "POST /cohorts/:cohort/item/regrade",
                    Deed.REGRADED,
                    () -> owner.form(item.formatted("/regrade"), "rule", "full-marks", "why", "It was unclear.")
                            .with(303));
            act(
                    "POST /cohorts/:cohort/warm-ups",
                    Deed.WARM_UP,
                    () -> owner.form(page + "/warm-ups").with(303));
            Workshop.miss(member, Workshop.TYPES, "one");
            String[] homework = new String[1];
            act(
                    "POST /cohorts/:cohort/warm-ups",
                    Deed.HOMEWORK,
                    () -> homework[0] = owner.form(page + "/warm-ups", "due", "2030-01-01")
                            .with(303)
                            .location());
            act(
                    "POST /cohorts/:cohort/warm-ups/:warmUp/removal",
                    Deed.HOMEWORK_TAKEN_BACK,
                    () -> owner.form(homework[0].replace("/homework", "/removal"))
                            .with(303));
            Reply[] given = new Reply[1];
            act(
                    "POST /api/v1/cohorts/:cohort/warm-ups",
                    Deed.HOMEWORK,
                    () -> given[0] = owner.post("/api/v1" + page + "/warm-ups", Map.of("due", "2030-01-01"))
                            .with(201));
            act(
                    "DELETE /api/v1/cohorts/:cohort/warm-ups/:warmUp",
                    Deed.HOMEWORK_TAKEN_BACK,
                    () -> owner.delete(given[0].text("/href")).with(204));
            report(attempt, member, "limited-one");
            act(
                    "POST /cohorts/:cohort/reports/:report",
                    Deed.REPORT_ANSWERED,
                    () -> owner.form(
                                    page + "/reports/" + latestReport(),
                                    "state",
                                    "answered",
                                    "reply",
                                    "It is right.",
                                    "version",
                                    "1")
                            .with(303));
            report(attempt, member, "limited-two");
            act(
                    "PUT /api/v1/cohorts/:cohort/reports/:report/reply",
                    Deed.REPORT_ANSWERED,
                    () -> owner.put(
                                    "/api/v1" + page + "/reports/" + latestReport() + "/reply",
                                    Map.of("state", "answered", "reply", "It is right.", "version", 1))
                            .with(200));
        }

        private static void report(Reply attempt, Learner member, String question) {
            member.put(attempt.text("/href") + "/reports/" + question, Map.of("said", "Something is wrong with it."))
                    .with(200);
        }

        private String only(String what) {
            return Rows.of(server.database(), "SELECT " + what).getFirst().replaceAll("[()]", "");
        }

        private String latestReport() {
            return Rows.of(
                            server.database(),
                            "SELECT id FROM question_report WHERE state = 'OPEN' ORDER BY reported_at DESC LIMIT 1")
                    .getFirst()
                    .replaceAll("[()]", "");
        }

        private void act(String route, Deed deed, Act act) {
            int before = Rows.count(server, "cohort_audit");
            act.run();
            expected.put(route, deed);
            List<String> kept =
                    Rows.of(server.database(), "SELECT deed FROM cohort_audit ORDER BY done_at, id OFFSET " + before);
            if (kept.stream().noneMatch(("(" + deed.name() + ")")::equals)) {
                wrong.add(route + " left " + kept + " and not " + deed);
            }
        }
    }
}
