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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instructors who save the same form at once: neither undoes what they did not see. */
class TwoInstructorsOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static final String DUES = ".cohort-dues";
    private static final String SETTINGS = "form[action$=/settings]";

    private static Learner ada;
    private static Learner bob;

    @BeforeAll
    static void open() {
        ada = instructor(server, "Ada");
        bob = instructor(server, "Bob");
    }

    @Test
    void datesOfDifferentLessonsAreSavedByBoth() {
        String page = cohort("Both");
        Reply adas = ada.get(page + "/settings");
        Reply bobs = bob.get(page + "/settings");

        send(ada, adas, DUES, "quiz:memory/types", day(5)).with(303);
        send(bob, bobs, DUES, "quiz:timed", day(6), "late:quiz:timed", "10").with(303);

        assertThat(filled(ada, page, "quiz:memory/types")).isEqualTo(day(5));
        assertThat(filled(ada, page, "quiz:timed")).isEqualTo(day(6));
    }

    @Test
    void whoSavesTheSameDateSecondSeesBothAndDecides() {
        String page = cohort("Second");
        Reply bobs = bob.get(page + "/settings");
        send(ada, ada.get(page + "/settings"), DUES, "quiz:memory/types", day(5), "opens:quiz:timed", day(2) + "T08:00")
                .with(303);

        Reply refused = send(bob, bobs, DUES, "quiz:memory/types", day(9), "lesson:clocks", day(7))
                .with(409);

        assertThat(refused.shown(".notice")).contains("None of your changes is saved yet");
        assertThat(refused.page().select(".field-wrong").eachText())
                .hasSize(1)
                .first()
                .asString()
                .contains("Somebody else saved")
                .contains("put yours in its place");
        assertThat(value(refused, "quiz:memory/types")).isEqualTo(day(9));
        assertThat(value(refused, "lesson:clocks")).isEqualTo(day(7));
        assertThat(value(refused, "opens:quiz:timed")).as("only Ada's").isEqualTo(day(2) + "T08:00");
        assertThat(filled(ada, page, "quiz:memory/types")).isEqualTo(day(5));
        assertThat(filled(ada, page, "lesson:clocks")).isEmpty();

        send(bob, refused, DUES).with(303);
        assertThat(filled(ada, page, "quiz:memory/types")).isEqualTo(day(9));
        assertThat(filled(ada, page, "opens:quiz:timed")).isEqualTo(day(2) + "T08:00");
    }

    @Test
    void theSameChangeTwiceIsNoQuarrelAndARemovedDateIsSaid() {
        String page = cohort("Same");
        send(ada, ada.get(page + "/settings"), DUES, "quiz:memory/types", day(5))
                .with(303);
        Reply adas = ada.get(page + "/settings");
        Reply bobs = bob.get(page + "/settings");
        Reply late = bob.get(page + "/settings");

        send(ada, adas, DUES, "quiz:memory/types", "").with(303);
        send(bob, bobs, DUES, "quiz:memory/types", "").with(303);

        assertThat(send(bob, late, DUES, "quiz:memory/types", day(8)).with(409).shown(".field-wrong"))
                .startsWith("Somebody else removed this date");
    }

    @Test
    void datesThatContradictOnlyTogetherAreNotSaved() {
        String page = cohort("Together");
        Reply bobs = bob.get(page + "/settings");
        send(ada, ada.get(page + "/settings"), DUES, "closes:quiz:timed", day(3) + "T12:00")
                .with(303);

        Reply refused = send(bob, bobs, DUES, "quiz:timed", day(9)).with(400);

        assertThat(refused.shown(".field-wrong")).contains("closes before the day on which it is due");
        assertThat(value(refused, "closes:quiz:timed")).isEqualTo(day(3) + "T12:00");
        assertThat(value(refused, "quiz:timed")).isEqualTo(day(9));
    }

    @Test
    void aRenamingLeavesTheZoneAndTheAnonymityThatTheOtherSet() {
        String page = cohort("Names");
        Reply bobs = bob.get(page + "/settings");
        Reply late = bob.get(page + "/settings");
        send(ada, ada.get(page + "/settings"), SETTINGS, "zone", "Asia/Tokyo", "anonymous", "yes")
                .with(303);

        send(bob, bobs, SETTINGS, "title", "New name").with(303);
        assertThat(Rows.count(server, "cohort WHERE title = 'New name' AND time_zone = 'Asia/Tokyo' AND anonymous"))
                .isEqualTo(1);

        Reply refused =
                send(bob, late, SETTINGS, "title", "Newer name", "zone", "UTC").with(409);
        assertThat(refused.shown("#title-wrong")).contains("“New name”");
        assertThat(refused.page().select("#title").val()).isEqualTo("Newer name");
        assertThat(refused.page().select("#anonymous").hasAttr("checked")).isTrue();
    }

    @Test
    void aListReplacesNoNumberThatItsReaderDidNotSee() {
        String page = cohort("Numbers");
        Learner member = signedUp(server, "Mona");
        String code = ada.get("/api/v1" + page).text("/joinCode");
        member.post("/api/v1/cohorts/join", Map.of("code", code, "name", "Mona"))
                .with(200);
        String list = "Name,Email,ID number\nMona," + email("Mona") + ",%s\nNew,new@example.org,9";
        Reply bobs = bob.form(page + "/people/preview", "people", list.formatted("22"))
                .with(200);
        ada.form(page + "/people/preview", "people", list.formatted("11"))
                .submit("form[action$=/people]")
                .with(200);

        Reply again = bobs.submit("form[action$=/people]").with(409);

        assertThat(again.shown(".notice")).contains("Nothing is stored yet");
        assertThat(again.shown(".import-table")).contains("instead of 11");
        assertThat(number("Mona")).isEqualTo("(11)");
        again.submit("form[action$=/people]").with(200);
        assertThat(number("Mona")).isEqualTo("(22)");
    }

    @Test
    void whoLostTheRoleTeachesNoMoreAndTheLastOneWhoHasItStays() {
        String page = cohort("Role");
        Learner zora = instructor(server, "Zora");
        ada.form(page + "/instructors", "email", email("Zora")).with(303);
        ada.form(page + "/instructors/removal", "learner", bob.id()).with(303);
        zora.get(page).with(200);

        server.revokeInstructor(email("Zora"));

        zora.get(page).with(404);
        Reply settings = ada.get(page + "/settings");
        assertThat(settings.shown("#instructors")).contains("Zora No longer an instructor of this site");
        assertThat(settings.page().select("#instructors li form")).hasSize(1);
        ada.form(page + "/instructors/removal", "learner", ada.id()).with(409);
        String code = ada.get("/api/v1" + page).text("/joinCode").replace(" ", "");
        assertThat(new Learner(server).get("/join/" + code).shown("main"))
                .contains("Ada")
                .doesNotContain("Zora");
        assertThat(ada.get("/account").shown("#deletion")).contains("Role");
        ada.form(page + "/instructors/removal", "learner", zora.id()).with(303);
    }

    /** A form as a browser sends it, with these fields filled in otherwise. */
    private static Reply send(Learner by, Reply page, String selector, String... changed) {
        FormElement form = (FormElement) page.page().selectFirst(selector);
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        return by.form(
                form.attr("action"),
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    private static String number(String name) {
        return Rows.of(server.database(), "SELECT number FROM membership WHERE name = '" + name + "'")
                .getFirst();
    }

    private static String cohort(String title) {
        String page = ada.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop", "zone", "Europe/Berlin"))
                .with(201)
                .text("/page");
        ada.form(page + "/instructors", "email", email("Bob")).with(303);
        return page;
    }

    private static String day(int days) {
        return LocalDate.now().plusDays(days).toString();
    }

    private static String filled(Learner reader, String page, String field) {
        return value(reader.get(page + "/settings").with(200), field);
    }

    private static String value(Reply page, String field) {
        return page.page().select("[name='" + field + "']").val();
    }
}
