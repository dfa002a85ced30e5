package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.LocalDate;
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

    private static Learner teacher;

    @BeforeAll
    static void open() {
        teacher = instructor(server, "Hypatia");
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

        String first = link(member);
        Reply calendar = new Learner(server).get(first).with(200);
        assertThat(calendar.header("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(calendar.body().replace("\r\n ", ""))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains(
                        "DTSTART;VALUE=DATE:" + day.replace("-", "") + "\r\n", "Due\\, soon\\; \u00fcber", "/quizzes/");
        assertThat(calendar.body().lines())
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);

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

    private static String link(Learner member) {
        String link = member.form("/calendar")
                .with(200)
                .page()
                .select(".cohort-invite a")
                .attr("href");
        return link.substring(link.indexOf("/calendars/"));
    }
}
