package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mistake in a form stands beside its field, with what was typed; what a form did is said once. */
class FormMistakesOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static int people;

    private final Learner iris = instructor(server, "Iris" + ++people);
    private final Reply opened = iris.post("/api/v1/cohorts", Map.of("title", "Ours", "course", "workshop"))
            .with(201);
    private final String cohort = opened.text("/page");

    @Test
    void whatASettingsFormSaysWronglyIsGivenBackBesideItsField() {
        Reply nobody = iris.form(cohort + "/instructors", "email", "nobody@example.org");
        assertThat(nobody.page().select("#email").val()).isEqualTo("nobody@example.org");
        assertThat(nobody.page().select("#email[aria-invalid=true]")).hasSize(1);
        assertThat(nobody.shown("#email-wrong")).isNotEmpty();

        Reply nameless =
                iris.form(cohort + "/settings", "title", " ", "zone", "UTC").with(400);
        assertThat(nameless.shown("#title-wrong")).isNotEmpty();
        assertThat(nameless.shown("h1")).isEqualTo("Ours");
    }

    @Test
    void aCodeThatIsNobodysAndANameThatIsNoneAreGivenBack() {
        Learner bo = signedUp(server, "Bo" + people);
        Reply wrong = bo.get("/join/ABCD").with(404);
        assertThat(wrong.page().select("#code").val()).isEqualTo("ABCD");
        assertThat(wrong.shown("#code-wrong")).isNotEmpty();

        Reply nameless =
                bo.form("/join/" + opened.text("/joinCode"), "name", " ").with(400);
        assertThat(nameless.shown("#name-wrong")).isNotEmpty();
        assertThat(nameless.shown("h1")).isEqualTo("Ours");
    }

    @Test
    void aMembersNameAndACohortsTitleThatAreNoneAreGivenBackInTheirForms() {
        Learner bo = signedUp(server, "Bo" + people);
        bo.form("/join/" + opened.text("/joinCode"), "name", "Bo").with(303);

        Reply nameless = bo.form(cohort + "/name", "name", " ").with(400);
        assertThat(nameless.shown(".membership details[open] .field-wrong")).contains("A name needs");
        assertThat(nameless.page().select(".membership [aria-invalid=true][autofocus]"))
                .hasSize(1);
        assertThat(bo.get("/cohorts").shown(".membership")).contains("Bo");

        Reply untitled = iris.form("/cohorts", "title", " ", "course", "workshop", "zone", "UTC")
                .with(400);
        assertThat(untitled.shown("#title-wrong")).contains("A title needs");
    }

    @Test
    void aCodeOfNobodyAndANewNameThatIsNoneStayInTheirFormsOfTheAccount() {
        Reply nobody = iris.get("/account/instructors?code=ABCD").with(400);
        assertThat(nobody.page().select("#instructor-code[aria-invalid=true]").val())
                .isEqualTo("ABCD");
        assertThat(nobody.shown("#instructor-code-wrong")).contains("No account has this code");

        String tooLong = "x".repeat(161);
        Reply nameless = iris.form("/account/name", "name", tooLong).with(400);
        assertThat(nameless.page().select("#name[aria-invalid=true]").val()).isEqualTo(tooLong);
    }

    @Test
    void whatWasSavedIsSaidOnceOnThePageThatComesNext() {
        iris.form(cohort + "/settings", "title", "Ours now", "zone", "UTC").with(303);

        assertThat(iris.get(cohort + "/settings").shown(".notice-band")).isEqualTo("Done: Saved.");
        assertThat(iris.get(cohort + "/settings").page().select(".notice-band")).isEmpty();
        iris.form("/account/name", "name", "Iris B").with(303);
        assertThat(iris.get("/account").shown(".notice-band")).isEqualTo("Done: Saved.");
        assertThat(iris.get("/account").page().select(".notice-band")).isEmpty();
    }
}
