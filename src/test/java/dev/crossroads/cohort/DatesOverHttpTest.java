package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signUp;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and times of a cohort are those of its zone; what is due is in a calendar by a link. */
class DatesOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Learner teacher;
    private static Learner emmy;

    @BeforeAll
    static void open() {
        teacher = instructor(server, "Hypatia");
        emmy = instructor(server, "Emmy");
    }

    @Test
    void aCohortsZoneIsAskedAndShownAndRemembered() {
        String page = teacher.get("/cohorts/new")
                .submit("form.cohort-form", "title", "Far", "course", "workshop", "zone", "Pacific/Kiritimati")
                .location();
        for (String view : new String[] {"", "/items", "/members", "/settings"}) {
            assertThat(teacher.get(page + view).with(200).shown(".cohort-head"))
                    .as(view)
                    .contains("Pacific/Kiritimati");
        }
        assertThat(teacher.get("/cohorts/new")
                        .page()
                        .select("#zone option[selected]")
                        .val())
                .isEqualTo("Pacific/Kiritimati");
        Reply next = teacher.post("/api/v1/cohorts", Map.of("title", "Next", "course", "workshop"))
                .with(201);
        assertThat(teacher.get(next.text("/page")).shown(".cohort-head")).contains("Pacific/Kiritimati");
        teacher.post("/api/v1/cohorts", Map.of("title", "Nowhere", "course", "workshop", "zone", "Europe/Atlantis"))
                .with(400);
    }

    @Test
    void whatAnInstructorReadsOfAMemberIsInTheCohortsZone() {
        Reply opened = teacher.post(
                        "/api/v1/cohorts", Map.of("title", "Tokyo", "course", "workshop", "zone", "Asia/Tokyo"))
                .with(201);
        Learner member = new Learner(server);
        member.post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", "Aiko"))
                .with(200);
        Workshop.start(member, Workshop.TYPES);
        Rows.change(
                server,
                "UPDATE membership SET joined_at = '2026-11-01T23:30:00Z' WHERE learner_id = '" + member.id() + "'");

        assertThat(teacher.get(opened.text("/page") + "/learners/" + member.id())
                        .with(200)
                        .shown("main"))
                .contains("November 2, 2026", " Asia/Tokyo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0026-11-28", "0000-01-01", "1999-12-31", "9999-12-31", "+99999-01-01", "28.11.2026"})
    void aDayThatNobodyCanMeanIsRefusedAboveTheForm(String day) {
        String page = teacher.post("/api/v1/cohorts", Map.of("title", "Year", "course", "workshop"))
                .with(201)
                .text("/page");
        String good = LocalDate.now().plusDays(30).toString();

        Reply refused = teacher.form(page + "/dues", "lesson:memory/ownership", good, "quiz:memory/types", day)
                .with(400);
        assertThat(refused.shown(".notice")).contains(day);
        assertThat(refused.page().select("[name='lesson:memory/ownership']").val())
                .isEqualTo(good);
        assertThat(Rows.count(server, "cohort_due d JOIN cohort c ON c.id = d.cohort_id AND c.title = 'Year'"))
                .isZero();
    }

    @Test
    void whatIsDueIsReadByALinkAsLongAsItIsNotTakenBack() {
        Reply opened = teacher.post(
                        "/api/v1/cohorts",
                        Map.of("title", "Due, soon; \u00fcber", "course", "workshop", "zone", "Europe/Berlin"))
                .with(201);
        String day = LocalDate.now().plusDays(30).toString();
        teacher.form(opened.text("/page") + "/dues", "quiz:memory/types", day).with(303);
        Learner member = new Learner(server);
        member.post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", "Kai"))
                .with(200);

        teacher.form(
                        opened.text("/page") + "/dues",
                        "quiz:memory/types",
                        day,
                        "opens:quiz:timed",
                        "2026-12-01T08:00",
                        "closes:quiz:timed",
                        day + "T18:00")
                .with(303);

        String first = link(member);
        Reply calendar = new Learner(server).get(first).with(200);
        assertThat(calendar.header("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(calendar.body().replace("\r\n ", ""))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains(
                        "DTSTART;VALUE=DATE:" + day.replace("-", "") + "\r\n", "Due\\, soon\\; \u00fcber", "/quizzes/")
                .contains("DTSTART:20261201T070000Z\r\nSUMMARY:Opens: ", "T170000Z\r\nSUMMARY:Closes: ");
        assertThat(calendar.body().split("BEGIN:VEVENT")).hasSize(4);
        assertThat(calendar.body().lines().filter(line -> line.startsWith("UID:")))
                .doesNotHaveDuplicates();
        assertThat(calendar.body().lines())
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);

        Workshop.miss(member, Workshop.TYPES, "one");
        assertThat(new Learner(server).get(first).body())
                .as("only for who asked for it")
                .doesNotContain("SUMMARY:Review");
        assertThat(new Learner(server)
                        .get(first + "?reviews=Europe%2FBerlin")
                        .with(200)
                        .body())
                .contains("SUMMARY:Review 1 question\r\n", "/review\r\n");
        new Learner(server).get(first + "?reviews=Nowhere").with(400);

        String second = link(member);
        new Learner(server).get(first).with(404);
        signUp(member, "Kai Kalender");
        new Learner(server).get(second).with(200);
        assertThat(member.get("/account/export").body())
                .contains("calendarLinks")
                .doesNotContain(second.substring(second.lastIndexOf('/')));
        member.form("/calendar/removal").with(303);
        new Learner(server).get(second).with(404);
    }

    @Test
    void aCalendarWithoutDatesIsOneAllTheSame() {
        Learner member = joined(cohort("No dates yet"), "Nora");

        String calendar = new Learner(server).get(link(member)).with(200).body();
        assertThat(calendar)
                .as("RFC 5545 wants a component")
                .contains("BEGIN:VTIMEZONE\r\n", "END:VTIMEZONE\r\n")
                .doesNotContain("VEVENT");
    }

    @Test
    void aCheckpointIsBegunOnlyWhileItIsOpenAndIsHandedInWhenItCloses() {
        Reply opened = cohort("Exam");
        Learner member = joined(opened, "Lena");
        Learner guest = new Learner(server);
        LocalDateTime opens = local(server.instant().plus(Duration.ofHours(1)));
        set(
                        opened,
                        "opens:quiz:memory/types",
                        opens.toString(),
                        "closes:quiz:memory/types",
                        opens.plusHours(2).toString())
                .with(303);

        assertThat(member.post(Workshop.COURSE + Workshop.TYPES + "/attempts", Map.of())
                        .problem(409))
                .contains("opens " + instant(opens));
        Reply page = member.form("/courses/workshop" + Workshop.TYPES).follow();
        assertThat(page.shown(".empty")).startsWith("This checkpoint opens");
        assertThat(page.shown(".terms")).contains("“Exam”: opens", "Europe/Berlin", "open until");
        assertThat(member.get(Workshop.COURSE + Workshop.TYPES).text("/opensAt"))
                .isEqualTo(instant(opens).toString());
        Workshop.start(guest, Workshop.TYPES);

        server.pass(Duration.ofHours(2));
        Reply attempt = Workshop.start(member, Workshop.TYPES);
        assertThat(attempt.text("/deadline"))
                .isEqualTo(instant(opens.plusHours(2)).toString());
        assertThat(member.get("/courses/workshop" + Workshop.TYPES).shown(".deadline"))
                .contains("minutes");
        set(opened, "closes:quiz:memory/types", opens.plusHours(4).toString()).with(303);
        assertThat(member.get(attempt.text("/href")).text("/deadline"))
                .isEqualTo(instant(opens.plusHours(4)).toString());
        set(opened).with(303);
        assertThat(member.get(attempt.text("/href")).json().has("deadline")).isFalse();
        set(opened, "closes:quiz:memory/types", opens.plusHours(3).toString()).with(303);

        server.pass(Duration.ofHours(3));
        assertThat(member.get(attempt.text("/href")).text("/finishedAt"))
                .isEqualTo(instant(opens.plusHours(3)).toString());
        assertThat(member.post(Workshop.COURSE + Workshop.TYPES + "/attempts", Map.of())
                        .problem(409))
                .contains("closed since");
        assertThat(member.get("/courses/workshop" + Workshop.TYPES).shown(".empty"))
                .contains("has been closed since");
        Learner both = joined(opened, "Mia");
        Reply kinder = cohort("Kinder");
        both.post("/api/v1/cohorts/join", Map.of("code", kinder.text("/joinCode"), "name", "Mia"))
                .with(200);
        both.post(Workshop.COURSE + Workshop.TYPES + "/attempts", Map.of()).with(409);
        set(kinder, "quiz:memory/types", opens.toLocalDate().toString()).with(303);
        Workshop.start(both, Workshop.TYPES);
    }

    @Test
    void eachDayLateTakesPointsOffInTheGradebookAloneAndMembersAreToldBeforeAndAfter() {
        Reply opened = cohort("Late");
        Learner member = joined(opened, "Nils");
        LocalDate due = local(server.instant()).toLocalDate().minusDays(2);
        set(opened, "quiz:limited", due.toString(), "late:quiz:limited", "25").with(303);

        assertThat(member.get("/courses/workshop" + Workshop.LIMITED).shown(".terms"))
                .contains("overdue, was due", "Each day late takes 25% off");
        Reply attempt = Workshop.start(member, Workshop.LIMITED);
        Workshop.answer(member, attempt, "limited-one", 3).with(200);
        Workshop.answer(member, attempt, "limited-two", 5).with(200);
        Reply ended = member.post(attempt.text("/submission/href"), Map.of()).with(200);

        assertThat(ended.text("/points")).isEqualTo("100");
        assertThat(member.get("/attempts/" + attempt.text("/id")).shown(".score"))
                .contains("100 of 100 points", "2 days late: “Late” counts 50 of 100 points.");
        List<String> grid =
                emmy.get(opened.text("/page") + "/grid.csv").body().lines().toList();
        assertThat(grid.getFirst()).endsWith(",extended,counted: Twice at most,days late: Twice at most");
        assertThat(grid.get(1)).contains("Nils", ",100,100,100,").endsWith(",50,2");
        JsonNode counted =
                emmy.get(opened.text("/href") + "/progress").with(200).json().at("/learners/0/quizzes/limited");
        assertThat(counted.toString())
                .isEqualTo("{\"points\":100,\"outOf\":100,\"passed\":true,"
                        + "\"counted\":{\"points\":50,\"outOf\":100,\"daysLate\":2,\"percent\":50,\"outside\":false}}");
        assertThat(emmy.get(opened.text("/page") + "/learners/" + member.id()).shown(".pairs"))
                .contains("Twice at most: counts 50 of 100 points, 2 days late take 50% off");
        assertThat(emmy.get(opened.text("/page") + "/learners/" + member.id()).shown(".history"))
                .contains("2 days late, counts 50");

        emmy.form(opened.text("/page") + "/accommodations", "learner", member.id(), "days", "1", "reason", "x")
                .with(303);
        assertThat(member.get("/attempts/" + attempt.text("/id")).shown(".score"))
                .contains("1 day late: “Late” counts 75 of 100 points.");
    }

    @Test
    void nobodyIsSentToACheckpointThatTakesNoAttemptOfTheirs() {
        Reply opened = cohort("Next");
        Learner member = joined(opened, "Nora");
        member.get("/api/v1/courses/workshop")
                .json()
                .get("lessons")
                .forEach(lesson -> member.put(lesson.get("href").textValue() + "/progress", Map.of("completed", true))
                        .with(200));
        String first = next(member);
        assertThat(first).contains("/quizzes/");
        String quiz = first.substring(first.indexOf("/quizzes/") + "/quizzes/".length());
        LocalDateTime opens = local(server.instant().plus(Duration.ofHours(1)));

        set(opened, "opens:quiz:" + quiz, opens.toString()).with(303);
        assertThat(next(member)).isNotEqualTo(first);
        server.pass(Duration.ofHours(2));
        assertThat(next(member)).isEqualTo(first);
        set(opened, "closes:quiz:" + quiz, opens.plusMinutes(1).toString()).with(303);
        assertThat(next(member)).isNotEqualTo(first);
        set(opened).with(303);
        assertThat(next(member)).isEqualTo(first);
    }

    private static String next(Learner member) {
        return member.get("/api/v1/me/progress")
                .with(200)
                .json()
                .at("/courses/0/next/href")
                .textValue();
    }

    @Test
    void whatAGuestTookOutsideTheDatesStaysTheirsAndCountsNothingInTheCohort() {
        Reply opened = cohort("Window");
        Learner member = signedUp(server, "Olga");
        member.post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", "Olga"))
                .with(200);
        set(opened, "opens:quiz:limited", local(server.instant()).plusHours(1).toString())
                .with(303);
        member.post(Workshop.COURSE + Workshop.LIMITED + "/attempts", Map.of()).with(409);

        Learner guest = new Learner(server);
        Reply attempt = Workshop.start(guest, Workshop.LIMITED);
        Workshop.answer(guest, attempt, "limited-one", 3).with(200);
        Workshop.answer(guest, attempt, "limited-two", 5).with(200);
        guest.post(attempt.text("/submission/href"), Map.of()).with(200);
        signIn(guest, "Olga");

        assertThat(guest.get("/attempts/" + attempt.text("/id")).with(200).shown(".score"))
                .contains("100 of 100 points", "“Window” counts nothing of this attempt");
        assertThat(emmy.get(opened.text("/href") + "/progress")
                        .with(200)
                        .json()
                        .at("/learners/0/quizzes/limited/counted")
                        .toString())
                .isEqualTo("{\"points\":0,\"outOf\":100,\"daysLate\":0,\"percent\":0,\"outside\":true}");
        assertThat(emmy.get(opened.text("/page") + "/grid.csv").body().lines().skip(1))
                .singleElement()
                .asString()
                .endsWith(",0,0");
        assertThat(emmy.get(opened.text("/page") + "/learners/" + member.id()).shown(".history"))
                .contains("taken outside its dates, counts nothing");
        server.pass(Duration.ofHours(2));
        Reply again = Workshop.start(guest, Workshop.LIMITED);
        Workshop.answer(guest, again, "limited-one", 3).with(200);
        Workshop.answer(guest, again, "limited-two", 4).with(200);
        guest.post(again.text("/submission/href"), Map.of()).with(200);
        assertThat(emmy.get(opened.text("/href") + "/progress")
                        .json()
                        .at("/learners/0/quizzes/limited/counted/points")
                        .asInt())
                .isPositive();
    }

    @Test
    void anAttemptThatAGuestBeganInTimeCountsWhereItIsHandedInWithinTheTimeTheyWereTold() {
        Reply opened = cohort("Last minute");
        signedUp(server, "Nils")
                .post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", "Nils"))
                .with(200);
        set(opened, "closes:quiz:timed", local(server.instant()).plusMinutes(5).toString())
                .with(303);
        Learner guest = new Learner(server);
        Reply attempt = Workshop.start(guest, Workshop.TIMED);
        server.pass(Duration.ofMinutes(8));
        Workshop.answer(guest, attempt, "timed-one", 2).with(200);
        Workshop.answer(guest, attempt, "timed-two", 4).with(200);
        guest.post(attempt.text("/submission/href"), Map.of()).with(200);
        signIn(guest, "Nils");

        assertThat(guest.get("/attempts/" + attempt.text("/id")).with(200).shown(".score"))
                .contains("2 of 2 points")
                .doesNotContain("counts nothing");
        assertThat(emmy.get(opened.text("/href") + "/progress")
                        .with(200)
                        .json()
                        .at("/learners/0/quizzes/timed/counted/points")
                        .asInt())
                .isEqualTo(2);
        guest.post(Workshop.COURSE + Workshop.TIMED + "/attempts", Map.of()).with(409);
    }

    @Test
    void datesThatContradictEachOtherAreSaidBesideTheirFieldsAndStay() {
        Reply opened = cohort("Contrary");
        LocalDate day = local(server.instant()).toLocalDate().plusDays(10);

        Reply refused = set(
                        opened,
                        "quiz:memory/types",
                        day.toString(),
                        "opens:quiz:memory/types",
                        day.plusDays(1) + "T08:00",
                        "closes:quiz:timed",
                        day.minusDays(1) + "T08:00",
                        "quiz:timed",
                        day.toString(),
                        "late:quiz:limited",
                        "10",
                        "opens:quiz:memory/exam",
                        day + "T09:00",
                        "closes:quiz:memory/exam",
                        day + "T09:00")
                .with(400);

        assertThat(refused.page().select(".field-wrong").eachText())
                .containsExactly(
                        "It is due before it opens. Choose a later day, or let it open earlier.",
                        "It closes before it opens. Let it close later.",
                        "It closes before the day on which it is due. Let it close on that day or later.",
                        "Days late are counted from the day it is due: set that day, too.");
        assertThat(refused.page().select("[name='opens:quiz:memory/types']").val())
                .isEqualTo(day.plusDays(1) + "T08:00");
        assertThat(refused.page().select("details[open]")).hasSize(4);
        assertThat(Rows.count(server, "cohort_due d JOIN cohort c ON c.id = d.cohort_id AND c.title = 'Contrary'"))
                .isZero();
        // On the day it is due it may close.
        set(opened, "quiz:timed", day.toString(), "closes:quiz:timed", day + "T18:00")
                .with(303);
        assertThat(emmy.get(opened.text("/page") + "/audit").shown("tbody tr"))
                .contains(": due ", ", closes ", "6:00", "Before: no dates.");
    }

    @Test
    void clocksThatArePutForwardMakeNothingCloseBeforeItOpens() {
        Reply opened = cohort("Clocks");
        String page = opened.text("/page");
        emmy.form(page + "/settings", "title", "Clocks", "zone", "Europe/Berlin")
                .with(303);
        int year = local(server.instant()).getYear() + 1;
        LocalDate spring = LocalDate.of(year, 3, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        LocalDate autumn = LocalDate.of(year, 10, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));

        assertThat(set(opened, "opens:quiz:timed", spring + "T02:30", "closes:quiz:timed", spring + "T03:15")
                        .with(400)
                        .shown(".field-wrong"))
                .contains("It closes before it opens.");
        set(opened, "opens:quiz:timed", spring + "T02:30", "closes:quiz:timed", spring + "T02:45")
                .with(303);
        set(opened, "opens:quiz:timed", autumn + "T02:30", "closes:quiz:timed", autumn + "T02:45")
                .with(303);
    }

    @Test
    void whoHasAZoneOfTheirOwnReadsDatesByItToo() {
        Reply opened = cohort("Zones");
        Learner member = joined(opened, "Omar");
        String day = local(server.instant()).toLocalDate().plusDays(30).toString();
        set(opened, "lesson:clocks", day).with(303);
        member.form("/time-zone", "zone", "Asia/Tokyo").with(303);

        assertThat(member.get("/progress").shown(".dues")).contains("Europe/Berlin", "Asia/Tokyo for you]");
    }

    private static Reply cohort(String title) {
        return emmy.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop", "zone", "Europe/Berlin"))
                .with(201);
    }

    private static Learner joined(Reply cohort, String name) {
        Learner member = new Learner(server);
        member.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return member;
    }

    private static Reply set(Reply cohort, String... namesAndValues) {
        return emmy.form(cohort.text("/page") + "/dues", namesAndValues);
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, BERLIN).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }

    private static String link(Learner member) {
        String link = member.form("/calendar")
                .with(200)
                .page()
                .select(".cohort-invite a")
                .attr("href");
        return link.substring(link.indexOf("/calendars/"));
    }
}
