package dev.crossroads.cohort;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Instructors of a cohort see who of them did what to whom. */
class CohortAuditOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static Learner teacher;

    @BeforeAll
    static void open() {
        teacher = instructor(server, "Marie");
    }

    @Test
    void everythingThatIsDoneIsThereWithWhoDidIt() {
        Reply cohort = cohort("Radium");
        String page = cohort.text("/page");
        Learner member = joined(cohort, "Irene");
        Learner colleague = instructor(server, "Pierre");
        assertThat(lines(teacher, page)).containsExactly("Irene|Joined the cohort||", "Marie|Opened the cohort||");
        LocalDate day = LocalDate.now().plusDays(10);
        teacher.form(page + "/settings", "title", "Polonium", "zone", "UTC").with(303);
        teacher.form(page + "/dues", "quiz:memory/types", day.toString()).with(303);
        teacher.form(page + "/dues", "quiz:memory/types", day.toString()).with(303);
        teacher.form(page + "/dues", "quiz:memory/types", day.plusDays(7).toString())
                .with(303);
        teacher.form(page + "/instructors", "email", email("Pierre")).with(303);
        teacher.form(page + "/people", "people", "One,one@example.org\nTwo,two@example.org")
                .with(200);
        colleague.form(page + "/people/removal", "email", "one@example.org").with(303);
        colleague.form(page + "/learners/" + member.id() + "/reset").with(200);
        colleague.form(page + "/removal", "learner", member.id()).with(303);
        colleague.form(page + "/readmission", "learner", member.id()).with(303);
        colleague.form(page + "/code").with(303);
        colleague.get(page + "/grid.csv").with(200);

        assertThat(lines(colleague, page))
                .containsExactly(
                        "Pierre|Exported the grid||",
                        "Pierre|Made a new join code||",
                        "Pierre|Let a removed member join again|Irene|",
                        "Pierre|Removed a member|Irene|",
                        "Pierre|Made a link for a new password|Irene|",
                        "Pierre|Withdrew an invitation||",
                        "Marie|Invited people||2 people.",
                        "Marie|Added an instructor|Pierre|",
                        "Marie|Changed due dates||Every type: due " + said(day.plusDays(7)) + ". Before: due "
                                + said(day) + ".",
                        "Marie|Changed due dates||Every type: due " + said(day) + ". Before: no dates.",
                        "Marie|Changed the settings||Another title.",
                        "Irene|Joined the cohort||",
                        "Marie|Opened the cohort||");
        member.get(page + "/audit").with(404);
    }

    @Test
    void whoDeletesTheirAccountIsNamedNoMore() {
        Reply cohort = cohort("Thorium");
        String page = cohort.text("/page");
        Learner member = joined(cohort, "Eve");
        teacher.form(page + "/removal", "learner", member.id()).with(303);
        assertThat(lines(teacher, page))
                .containsExactly("Marie|Removed a member|Eve|", "Eve|Joined the cohort||", "Marie|Opened the cohort||");
        assertThat(member.get("/account/export").body()).contains("cohortDeeds").contains("REMOVED");

        member.form("/account/deletion", "current", PASSWORD).with(303);

        assertThat(lines(teacher, page))
                .containsExactly(
                        "Marie|Removed a member||",
                        "Somebody whose account is deleted|Joined the cohort||",
                        "Marie|Opened the cohort||");
    }

    @Test
    void itIsFoundByWhatWasDoneAndByWhomItConcerns() {
        Reply cohort = cohort("Found");
        String page = cohort.text("/page");
        for (String name : List.of("Jörg Müller", "Ada", "Bob")) {
            new Learner(server)
                    .post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                    .with(200);
        }
        String bob = Rows.of(server.database(), "SELECT learner_id FROM membership WHERE name = 'Bob'")
                .getFirst()
                .replaceAll("[()]", "");
        teacher.form(page + "/removal", "learner", bob).with(303);

        assertThat(lines(teacher, page + "/audit?what=teaching"))
                .containsExactly("Marie|Removed a member|Bob|", "Marie|Opened the cohort||");
        assertThat(lines(teacher, page + "/audit?what=cohort-joined&name=mueller"))
                .containsExactly("Jörg Müller|Joined the cohort||");
        assertThat(lines(teacher, page + "/audit?name=bob"))
                .containsExactly("Marie|Removed a member|Bob|", "Bob|Joined the cohort||");
        assertThat(teacher.get(page + "/audit?name=nobody").with(200).shown("main"))
                .contains("Nothing like that was done");
        assertThat(teacher.get(page + "/audit?what=nonsense").with(200).page().select("tbody tr"))
                .hasSize(5);
        assertThat(teacher.get(page + "/audit?what=teaching")
                        .page()
                        .select("#audit-what option[selected]")
                        .text())
                .isEqualTo("All that instructors did");
    }

    @Test
    void manyAreShownInPages() {
        Reply cohort = cohort("Many");
        String page = cohort.text("/page");
        for (int i = 0; i < 100; i++) {
            teacher.form(page + "/settings", "title", "Many " + i, "zone", "UTC")
                    .with(303);
        }
        assertThat(lines(teacher, page)).hasSize(100);
        String earlier =
                teacher.get(page + "/audit").page().select("a[href*='before=']").attr("href");
        assertThat(teacher.get(earlier).with(200).page().select("tbody tr")).hasSize(1);
        Reply wanted =
                teacher.get(page + "/audit?what=cohort-changed&name=marie").with(200);
        assertThat(wanted.page().select("tbody tr")).hasSize(100);
        assertThat(wanted.page().select("a[href*='before=']")).isEmpty();
        teacher.get(page + "/audit?before=nonsense").with(200);
    }

    @Test
    void detailsAreSentencesInTheLanguageOfWhoReadsThem() {
        Reply cohort = cohort("Curium");
        String page = cohort.text("/page");
        Learner member = joined(cohort, "Eva");
        String all = page + "/accommodations";
        teacher.form(all, "learner", member.id(), "target", "", "percent", "150", "days", "7", "reason", "Exam")
                .with(303);
        teacher.form(
                        all,
                        "learner",
                        member.id(),
                        "target",
                        "quiz:memory/types",
                        "attempts",
                        "1",
                        "minutes",
                        "10",
                        "reason",
                        "Exam")
                .with(303);
        teacher.form(page + "/settings", "title", "Curium", "zone", "Europe/Berlin", "anonymous", "yes")
                .with(303);

        assertThat(lines(teacher, page))
                .contains(
                        "Marie|Allowed more|Eva|All checkpoints and lessons: 150% of the time, 7 days later.",
                        "Marie|Allowed more|Eva|Every type: 10 more minutes, 1 more attempt.",
                        "Marie|Changed the settings||Time zone Europe/Berlin. Before: UTC. Answers are shown without"
                                + " names.");
        teacher.form("/language", "language", "de", "return", "/").with(303);
        assertThat(lines(teacher, page))
                .contains("Marie|Mehr gewährt|Eva|Alle Lernchecks und Lektionen: 150 % der Zeit, 7 Tage später.");
        teacher.form("/language", "language", "en", "return", "/").with(303);
    }

    private static String said(LocalDate day) {
        return Texts.of(Language.ENGLISH).date(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static List<String> lines(Learner reader, String page) {
        return reader.get(page.contains("/audit") ? page : page + "/audit").with(200).page().select("tbody tr").stream()
                .map(row -> String.join(
                        "|",
                        row.select("td").stream().skip(1).map(Element::text).toList()))
                .toList();
    }

    private static Reply cohort(String title) {
        return teacher.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop", "zone", "UTC"))
                .with(201);
    }

    private static Learner joined(Reply cohort, String name) {
        Learner member = signedUp(server, name);
        member.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return member;
    }
}
