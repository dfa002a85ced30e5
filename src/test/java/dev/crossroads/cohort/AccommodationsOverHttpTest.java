package dev.crossroads.cohort;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signUp;
import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.LIMITED;
import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members whose circumstances ask for it have more time, more attempts or later dates, and nobody else is told. */
class AccommodationsOverHttpTest {
    private static final String REASON = "Attest of 3 November";

    @RegisterExtension
    private static final RunningServer server = Workshop.open().stopClock();

    private static Learner teacher;

    @BeforeAll
    static void open() {
        teacher = instructor(server, "Maria");
    }

    @Test
    void anAttemptUnderWayHasItsNewDeadlineAtOnceAndLosesItAsEasily() {
        Reply cohort = cohort("Running");
        Learner member = joined(cohort, "Kim");
        Learner other = joined(cohort, "Lee");
        Reply attempt = start(member, TIMED);
        Instant deadline = Instant.parse(attempt.text("/deadline"));
        Reply others = start(other, TIMED);
        server.pass(Duration.ofMinutes(9));

        allow(cohort, "learner", member.id(), "target", "quiz:timed", "percent", "150")
                .with(303);

        assertThat(deadline(member, attempt)).isEqualTo(deadline.plusSeconds(300));
        assertThat(deadline(other, others)).isEqualTo(deadline);
        assertThat(member.get(Workshop.COURSE + TIMED).text("/timeLimitSeconds"))
                .isEqualTo("900");
        server.pass(Duration.ofMinutes(2));
        answer(member, attempt, "timed-one", 2).with(200);
        assertThat(answer(other, others, "timed-one", 2).problem(409)).contains(deadline.toString());
        // The page's clock had run out by the deadline that it knew.
        assertThat(member.form("/attempts/" + attempt.text("/id") + "/submission", "deadline", deadline.toString())
                        .with(303)
                        .location())
                .isEqualTo("/attempts/" + attempt.text("/id"));
        assertThat(member.get("/courses/workshop" + TIMED).shown(".deadline")).contains("4 minutes");

        List<String> before = attempts();
        server.rebuild();
        assertThat(attempts()).isEqualTo(before);

        Instant now = server.instant();
        withdraw(cohort);
        assertThat(deadline(member, attempt)).isBetween(now.minusSeconds(1), now.plusSeconds(1));
        server.pass(Duration.ofSeconds(10));
        assertThat(member.get(attempt.text("/href")).text("/points")).isEqualTo("1");
    }

    @Test
    void whatWasCutShortIsFinishedWhenTheServerIsBack() {
        Reply cohort = cohort("Cut short");
        Learner member = joined(cohort, "Noor");
        Reply attempt = start(member, TIMED);
        Instant deadline = Instant.parse(attempt.text("/deadline"));

        String learner = member.id();
        server.restart(() -> Rows.change(server, """
                WITH granted AS (
                    INSERT INTO cohort_accommodation (id, cohort_id, name, time_percent, extra_minutes, attempts, days,
                                                      reason, granted_at)
                    VALUES ('%1$s', '%1$s', '', 200, 0, 0, 0, 'x', now())
                    RETURNING id
                ), noted AS (
                    INSERT INTO cohort_unaligned VALUES ('%1$s', now())
                )
                INSERT INTO cohort_accommodated SELECT '%2$s', '%1$s', id FROM granted
                """.formatted(cohort.text("/id"), learner)));

        await().untilAsserted(() -> assertThat(deadline(member, attempt)).isEqualTo(deadline.plusSeconds(600)));
        assertThat(Rows.count(server, "cohort_unaligned")).isZero();
    }

    @Test
    void anotherAttemptIsLeftToWhoIsAllowedIt() {
        Reply cohort = cohort("Attempts");
        Learner member = joined(cohort, "Ola");
        finish(member);
        finish(member);
        assertThat(member.post(Workshop.COURSE + LIMITED + "/attempts", Map.of())
                        .problem(409))
                .contains("2 attempts");

        allow(cohort, "learner", member.id(), "attempts", "1").with(303);

        assertThat(member.get("/courses/workshop" + LIMITED).shown("main"))
                .contains("1 of 3 attempts left", "more time or more attempts");
        finish(member);
        assertThat(member.post(Workshop.COURSE + LIMITED + "/attempts", Map.of())
                        .problem(409))
                .contains("3 attempts");
    }

    @Test
    void aLaterDayIsOnEveryPageAndInEveryExportOfWhoHasItAndOfNobodyElse() {
        Reply cohort = cohort("Later");
        String page = cohort.text("/page");
        Learner member = joined(cohort, "Pia");
        Learner other = joined(cohort, "Quentin");
        LocalDate due = LocalDate.ofInstant(server.instant(), ZoneOffset.UTC).minusDays(2);
        teacher.form(page + "/dues", "quiz:memory/types", due.toString()).with(303);
        answerTypes(member);
        answerTypes(other);
        assertThat(needs(page)).containsExactlyInAnyOrder("Pia", "Quentin");

        allow(cohort, "learner", member.id(), "days", "5").with(303);

        assertThat(needs(page)).containsExactly("Quentin");
        assertThat(member.get("/progress").shown(".dues")).doesNotContain("overdue");
        assertThat(other.get("/progress").shown(".dues")).contains("overdue");
        String link = member.form("/calendar").page().select(".cohort-invite a").attr("href");
        assertThat(member.get(link.substring(link.indexOf("/calendars/"))).body())
                .contains("DTSTART;VALUE=DATE:" + due.plusDays(5).toString().replace("-", ""));
        List<String> answers =
                teacher.get(page + "/responses.csv").body().lines().toList();
        assertThat(answers.getFirst()).endsWith(",due,extended,shown,untimed");
        assertThat(answers.stream().filter(line -> line.contains("Pia")))
                .isNotEmpty()
                .allMatch(line -> line.contains("," + due.plusDays(5) + ",true,"));
        assertThat(answers.stream().filter(line -> line.contains("Quentin")))
                .isNotEmpty()
                .allMatch(line -> line.contains("," + due + ",false,"));
        assertThat(teacher.get(page + "/grid.csv").body().lines().filter(line -> line.contains("Pia")))
                .allMatch(line -> line.endsWith(",Everything in this course"));
        for (String view : List.of("/progress", "/cohorts", "/courses/workshop", "/courses/workshop" + TIMED)) {
            assertThat(other.get(view).body())
                    .as(view)
                    .doesNotContain("Pia", REASON, due.plusDays(5).toString());
        }
        assertThat(member.get("/progress").body()).doesNotContain(REASON);
        assertThat(teacher.get(page + "/learners/" + member.id()).shown("main")).contains("5 days later");
    }

    @Test
    void severalHaveOneTogetherWhichIsTakenBackFromOneOrAllAndKeptInTheAudit() {
        Reply cohort = cohort("Together");
        Learner one = joined(cohort, "Rosa");
        Learner two = joined(cohort, "Sam");
        allow(cohort, "learner", one.id(), "learner", two.id(), "name", "Reading group", "minutes", "5")
                .with(303);
        Reply page = teacher.get(path(cohort));
        assertThat(page.shown(".accommodation")).contains("Reading group", "5 more minutes", REASON, "Rosa", "Sam");

        page.submit(".accommodation .row form:has([value='" + one.id() + "'])").with(303);
        assertThat(teacher.get(path(cohort)).shown(".accommodation"))
                .contains("Sam")
                .doesNotContain("Rosa");
        withdraw(cohort);
        assertThat(teacher.get(path(cohort)).page().select(".accommodation")).isEmpty();

        assertThat(teacher.get(cohort.text("/page") + "/audit").page().select("tbody tr").stream()
                        .map(row -> row.select("td").stream()
                                .skip(2)
                                .map(Element::text)
                                .toList())
                        .map(cells -> String.join("|", cells))
                        .filter(line -> line.contains("llowed")))
                .containsExactlyInAnyOrder(
                        "Took back what was allowed|Sam|All checkpoints and lessons: 5 more minutes.",
                        "Took back what was allowed|Rosa|All checkpoints and lessons: 5 more minutes.",
                        "Allowed more|Rosa|All checkpoints and lessons: 5 more minutes.",
                        "Allowed more|Sam|All checkpoints and lessons: 5 more minutes.");
        assertThat(teacher.get(cohort.text("/page") + "/audit").body()).doesNotContain(REASON);
    }

    @Test
    void whatIsFilledInWronglyIsSaidBesideItAndStays() {
        Reply cohort = cohort("Wrong");
        Learner member = joined(cohort, "Tove");
        Reply refused = teacher.form(
                        path(cohort),
                        "learner",
                        member.id(),
                        "percent",
                        "50",
                        "due",
                        "0026-12-01",
                        "target",
                        "quiz:nowhere",
                        "reason",
                        "  ",
                        "minutes",
                        "7")
                .with(400);

        assertThat(refused.shown("#percent-wrong")).contains("100 to 1,000");
        assertThat(refused.shown("#due-wrong")).contains("0026-12-01");
        assertThat(refused.shown("#target-wrong")).isNotEmpty();
        assertThat(refused.shown("#reason-wrong")).contains("reason");
        assertThat(refused.page().select("#minutes").val()).isEqualTo("7");
        assertThat(refused.page().select("[name=learner][checked]").val()).isEqualTo(member.id());
        assertThat(teacher.form(path(cohort), "percent", "120", "reason", "x")
                        .with(400)
                        .shown("#learner-wrong"))
                .contains("at least one");
        assertThat(teacher.form(path(cohort), "learner", member.id(), "reason", "x")
                        .with(400)
                        .shown("#percent-wrong"))
                .contains("at least one");
        Reply found = teacher.form(path(cohort), "find", "yes", "member", "nobody", "learner", member.id(), "days", "9")
                .with(200);
        assertThat(found.page().select("[name=learner]")).hasSize(1);
        assertThat(found.page().select("#days").val()).isEqualTo("9");
        assertThat(Rows.count(server, "cohort_accommodation WHERE cohort_id = '" + cohort.text("/id") + "'"))
                .isZero();
    }

    @Test
    void itMovesToAnAccountIsExportedAndGoesWithWhoseItIs() {
        Reply cohort = cohort("Data");
        Learner guest = joined(cohort, "Uma");
        allow(cohort, "learner", guest.id(), "percent", "150", "target", "quiz:timed")
                .with(303);
        signUp(guest, "Uma");
        assertThat(guest.get(Workshop.COURSE + TIMED).text("/timeLimitSeconds")).isEqualTo("900");
        assertThat(guest.get("/account/export").body()).contains("accommodations", "quiz timed", "150");

        guest.form("/cohorts/" + cohort.text("/id") + "/leaving").with(303);
        assertThat(guest.get(Workshop.COURSE + TIMED).text("/timeLimitSeconds")).isEqualTo("600");
        assertThat(Rows.count(server, "cohort_accommodation WHERE cohort_id = '" + cohort.text("/id") + "'"))
                .isZero();

        Learner deleted = signedUp(server, "Vera");
        deleted.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Vera"))
                .with(200);
        allow(cohort, "learner", deleted.id(), "percent", "150").with(303);
        deleted.form("/account/deletion", "current", PASSWORD).with(303);
        assertThat(Rows.count(server, "cohort_accommodation WHERE cohort_id = '" + cohort.text("/id") + "'"))
                .isZero();
    }

    @Test
    void anArchivedCohortAllowsNothing() {
        Reply cohort = cohort("Archived");
        Learner member = joined(cohort, "Wanda");
        allow(cohort, "learner", member.id(), "percent", "150").with(303);
        teacher.form(cohort.text("/page") + "/archive", "archived", "yes").with(303);

        assertThat(member.get(Workshop.COURSE + TIMED).text("/timeLimitSeconds"))
                .isEqualTo("600");
    }

    private static List<String> attempts() {
        return Rows.of(server.database(), "SELECT a::text FROM attempt a ORDER BY 1");
    }

    private static void answerTypes(Learner learner) {
        Reply attempt = start(learner, Workshop.TYPES);
        answer(learner, attempt, "short", "no idea").with(200);
    }

    private static void finish(Learner learner) {
        Reply attempt = start(learner, LIMITED);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
    }

    private static List<String> needs(String page) {
        return teacher.get("/api/v1" + page + "/progress").json().get("learners").findParents("attention").stream()
                .filter(learner -> !learner.get("attention").isEmpty())
                .map(learner -> learner.get("name").asText())
                .toList();
    }

    private static Instant deadline(Learner learner, Reply attempt) {
        return Instant.parse(learner.get(attempt.text("/href")).text("/deadline"));
    }

    private static String path(Reply cohort) {
        return cohort.text("/page") + "/accommodations";
    }

    private static Reply allow(Reply cohort, String... namesAndValues) {
        String[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
        all[namesAndValues.length] = "reason";
        all[namesAndValues.length + 1] = REASON;
        return teacher.form(path(cohort), all);
    }

    private static void withdraw(Reply cohort) {
        teacher.get(path(cohort)).submit(".accommodation > form").with(303);
    }

    private static Reply cohort(String title) {
        return teacher.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop"))
                .with(201);
    }

    private static Learner joined(Reply cohort, String name) {
        Learner member = new Learner(server);
        member.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return member;
    }
}
