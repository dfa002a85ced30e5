package dev.crossroads.cohort;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of people, pasted and uploaded, once and every week; and invisible names. */
class ListsOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static Learner teacher;
    private static int people;

    @BeforeAll
    static void open() {
        teacher = instructor(server, "Emmy");
    }

    @Test
    void theSameListAgainChangesNothingForMembersAndSaysWhoIsNotInIt() {
        String page = cohort("Weekly").text("/page");
        String grace = address();
        String left = address();
        String list = "Matrikel;Name;E-Mail\n0012;G Hopper;%s\n0013;Someone;%s\n".formatted(grace, left);
        preview(page, list).submit(".cohort-form").with(200);
        Learner member = signedUp(grace, "Grace");
        member.form(page + "/acceptance").with(303);
        member.form(page + "/name", "name", "Grace Brewster Hopper").with(303);
        Learner guest = new Learner(server);
        guest.post("/api/v1/cohorts/join", Map.of("code", code(page), "name", "Guest"))
                .with(200);

        Reply again = preview(page, list.replace("0013;Someone;" + left, "0014;New;" + address()));
        assertThat(again.shown("table")).contains("Is a member; nothing changes", "Will be invited");
        assertThat(again.shown("[aria-labelledby=absent-title]")).contains("Guest", "Someone");
        assertThat(again.shown("main")).contains("number from “Matrikel”");
        again.submit(".cohort-form").with(200);

        assertThat(member.get("/cohorts").body()).doesNotContain("You are invited");
        assertThat(member.form(page + "/acceptance").with(303).location()).isEqualTo("/cohorts");
        assertThat(teacher.get(page + "/members").shown(".cohort-members tbody"))
                .contains("Grace Brewster Hopper")
                .doesNotContain("G Hopper");
        assertThat(Rows.count(server, "membership WHERE number = '0012' AND name = 'Grace Brewster Hopper'"))
                .isEqualTo(1);
        assertThat(preview(page, list.replace("0012", "0099")).shown("table")).contains("will get the number");
        assertThat(member.get("/account/export").body()).contains("0012", grace);
    }

    @Test
    void inALongListThatIsKnownWhoIsNewStandsFirst() {
        String page = cohort("Long and known").text("/page");
        String list = IntStream.range(0, 50)
                .mapToObj(i -> "Pupil,long" + i + "@school.example\n")
                .collect(Collectors.joining());
        preview(page, list).submit(".cohort-form").with(200);

        Reply again = preview(page, list + "New,new@school.example\nnobody\n");
        assertThat(again.page().select(".cohort > .cohort-scroll tbody th").eachText())
                .containsExactly("51", "52");
        assertThat(again.shown("details:has(table) summary")).isEqualTo("50 lines change nothing");
        assertThat(again.page().select("details tbody tr")).hasSize(50);
    }

    @Test
    void aListOfTheWholeCourseInvitesNoneOfItsInstructors() {
        String page = cohort("With teachers").text("/page");
        String list = "First name / Last name,Email address,Roles\nEmmy N,%s,Teacher\nAda L,%s,Student\n"
                .formatted(email("Emmy"), address());

        assertThat(preview(page, list).shown("table")).contains("Left out: teaches this cohort");
        assertThat(preview(page, list).submit(".cohort-form").with(200).shown("main"))
                .contains("1 person is invited", "Left out: teaches this cohort");
    }

    @Test
    void whoIsInvitedGetsTheNumberOfALaterList() {
        String page = cohort("Numbers later").text("/page");
        String address = address();
        String list = "ID number,Name,Email\n%s,Ada,%s\n";
        preview(page, list.formatted("", address)).submit(".cohort-form").with(200);

        Reply later = preview(page, list.formatted("0042", address));
        assertThat(later.shown("table")).contains("Already invited; will get the number of this list");
        assertThat(later.submit(".cohort-form").with(200).shown("table"))
                .contains("Already invited; has the number of this list now");
        assertThat(preview(page, list.formatted("0043", address)).shown("table"))
                .contains("(instead of 0042)");
        Learner ada = signedUp(address, "Ada");
        ada.form(page + "/acceptance").with(303);
        assertThat(ada.get("/account/export").body()).contains("0042");
        assertThat(teacher.get(page + "/learners/" + ada.id()).shown(".pairs"))
                .as("by these namesakes are told apart")
                .contains("Number 0042", "Invited as " + address);
    }

    @Test
    void whoJoinsByTheCodeUsesUpTheirInvitation() {
        String page = cohort("By code").text("/page");
        String address = address();
        teacher.form(page + "/people", "people", "Id number,Name,Email\n7,Listed," + address)
                .with(200);
        Learner member = signedUp(address, "Own");
        member.post("/api/v1/cohorts/join", Map.of("code", code(page), "name", "Own name"))
                .with(200);

        assertThat(member.get("/cohorts").body()).doesNotContain("You are invited");
        assertThat(teacher.get(page + "/members").page().select("#invited")).isEmpty();
        assertThat(Rows.count(server, "membership WHERE number = '7' AND name = 'Own name'"))
                .isEqualTo(1);
    }

    @Test
    void whoIsInvitedStandsInTheOrderOfTheirLanguage() {
        String page = cohort("Order").text("/page");
        String list = "Zoe,zoe@example.org\nÄnne,aenne@school\nBea,bea@example.org";
        assertThat(preview(page, list).shown("table"))
                .containsOnlyOnce("There is no dot behind its @")
                .contains("Will be invited. Is the address complete?");
        preview(page, list).submit(".cohort-form").with(200);

        assertThat(teacher.get(page + "/members").shown("main")).containsSubsequence("Änne", "Bea", "Zoe");
        assertThat(preview(page, "Bea,bea@example.org").shown("[aria-labelledby=absent-title]"))
                .containsSubsequence("Änne", "Zoe");
    }

    @Test
    void anAcceptanceThatFailsLeavesTheInvitation() {
        String page = cohort("Archived meanwhile").text("/page");
        String address = address();
        teacher.form(page + "/people", "people", "Eva," + address).with(200);
        Learner eva = signedUp(address, "Eva");
        teacher.form(page + "/archive", "archived", "yes").with(303);
        eva.form(page + "/acceptance").with(409);
        teacher.form(page + "/archive", "archived", "no").with(303);

        assertThat(eva.get("/cohorts").shown(".cohorts")).contains("You are invited");
        assertThat(new Learner(server).form(page + "/acceptance").with(303).location())
                .isEqualTo("/sign-in?next=/cohorts");
        assertThat(new Learner(server).form(page + "/refusal").with(303).location())
                .isEqualTo("/sign-in?next=/cohorts");
        signedUp(address(), "Mallory").form(page + "/acceptance").with(404);
        Rows.change(server, "UPDATE cohort_invitation SET name = '\u200B' WHERE email_key = '" + address + "'");
        eva.form(page + "/acceptance").with(303);
        assertThat(teacher.get(page + "/members").shown(".cohort-members tbody th"))
                .isEqualTo(address.substring(0, address.indexOf('@')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "windows-1252"})
    void aFileIsReadWhateverItWasSavedIn(String charset) {
        String page = cohort("File").text("/page");
        String list = (charset.startsWith("UTF-16") ? "\uFEFF" : "") + "Name;Mail\r\nJürgen Groß;" + address() + "\r\n";

        Reply preview = teacher.upload(
                        page + "/people/preview", "file", list.getBytes(Charset.forName(charset)), "people", "")
                .with(200);
        assertThat(preview.shown("table")).contains("Jürgen Groß", "Will be invited");
        assertThat(preview.shown("main")).contains(charset);
        assertThat(preview.submit(".cohort-form").with(200).shown("main")).contains("1 person is invited");
    }

    @Test
    void everySizeThatIsSaidToFitFitsInEveryScript() {
        String page = cohort("Large").text("/page");
        String list = IntStream.range(0, 4_900)
                .mapToObj(i -> "李".repeat(30) + " " + i + ",learner" + i + "@example.org\n")
                .collect(Collectors.joining());
        byte[] file = list.getBytes(StandardCharsets.UTF_8);
        assertThat(file.length).isBetween(512 * 1024, 1024 * 1024);

        assertThat(teacher.upload(page + "/people/preview", "file", file)
                        .with(200)
                        .shown("main"))
                .contains("Invite 4,900 people");
        assertThat(teacher.upload(page + "/people", "nothing", new byte[0], "people", list)
                        .with(200)
                        .shown("main"))
                .contains("4,900 people are invited");
        assertThat(teacher.upload(page + "/people/preview", "file", new byte[1024 * 1024 + 1])
                        .with(400)
                        .shown("#problem"))
                .contains("larger than 1,024 KB");
        String back = teacher.upload(page + "/people/preview", "file", new byte[3 * 1024 * 1024])
                .with(413)
                .page()
                .select(".actions a:first-child")
                .attr("href");
        assertThat(teacher.get(back).with(303).location()).isEqualTo(page + "/members");
    }

    @Test
    void whatCannotBeReadIsSaidAboveTheSameForm() {
        String page = cohort("Unread").text("/page");
        assertThat(teacher.upload(page + "/people/preview", "file", new byte[] {'P', 'K', 3, 4, 9, 9}, "people", "kept")
                        .with(400)
                        .shown("main"))
                .contains("workbook", "kept");
        assertThat(preview(page, "  ").status()).isEqualTo(400);
        Reply quote =
                preview(page, "name,email\nAda,ada@example.org\n\"Bob\" Ross,bob@example.org\nCy,cy@example.org\n");
        assertThat(quote.with(200).page().select("textarea#people").val()).contains("\"Bob\" Ross");
        assertThat(quote.shown("table")).contains("Cy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "\u200B", "\u00AD", "\u3164", "\u2800", "\uFEFF\u200E", "\u202E"})
    void aNameThatNobodySeesIsRefusedAtEveryDoor(String name) {
        Reply opened = cohort("Nameless");
        String page = opened.text("/page");
        Learner somebody = new Learner(server);
        somebody.post("/api/v1/cohorts/join", Map.of("code", code(page), "name", name))
                .with(400);
        somebody.form("/join/" + code(page), "name", name).with(400);
        teacher.form("/account/name", "name", name).with(400);
        teacher.form(page + "/settings", "title", name, "zone", "UTC").with(400);
        teacher.post("/api/v1/cohorts", Map.of("title", name, "course", "workshop"))
                .with(400);
        somebody.post("/api/v1/accounts", Map.of("email", address(), "name", name, "password", PASSWORD))
                .with(400);
        somebody.post("/api/v1/accounts", Map.of("email", name + "@" + name, "name", "Ada", "password", PASSWORD))
                .with(400);
    }

    @Test
    void signsThatNobodySeesAreTakenOutOfNamesAndAddresses() {
        String address = address();
        Learner ada = signedUp(address.replace("@", "\u200B@"), "Ada\u200B \u202ELovelace");
        assertThat(ada.get("/api/v1/me").text("/name")).isEqualTo("Ada Lovelace");

        Learner elsewhere = new Learner(server);
        elsewhere
                .post("/api/v1/session", Map.of("email", address, "password", PASSWORD))
                .with(204);
        elsewhere
                .post("/api/v1/session", Map.of("email", "\uFEFF" + address, "password", PASSWORD))
                .with(204);
    }

    @Test
    void anAccountKeptUnderInvisibleSignsCanStillBeSignedInTo() {
        String address = address();
        String former = address.replace("@", "\u200B@");
        signedUp(address, "Clean");
        String other = address();
        Learner old = signedUp(other, "Old");
        Rows.change(server, "UPDATE account SET email_key = '%s' WHERE email_key = '%s'".formatted(former, other));

        Learner again = new Learner(server);
        again.post("/api/v1/session", Map.of("email", former, "password", PASSWORD))
                .with(204);
        assertThat(again.id()).isEqualTo(old.id());
    }

    private static Reply cohort(String title) {
        return teacher.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop"))
                .with(201);
    }

    private static String code(String page) {
        return teacher.get("/api/v1" + page).text("/joinCode");
    }

    private static Reply preview(String page, String list) {
        return teacher.form(page + "/people/preview", "people", list);
    }

    private static Learner signedUp(String address, String name) {
        Learner learner = new Learner(server);
        learner.post("/api/v1/accounts", Map.of("email", address, "name", name, "password", PASSWORD))
                .with(201);
        return learner;
    }

    private static String address() {
        people += 1;
        return "person" + people + "@school.example";
    }
}
