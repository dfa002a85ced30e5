package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signUp;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Opening a cohort, joining and leaving it, and who sees it, through the pages and the JSON interface. */
class CohortsOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    @Test
    void anInstructorOpensACohortAndSeesHowFarEachMemberIs() {
        Learner ada = instructor(server, "Ada");
        Reply page =
                ada.get("/cohorts/new").with(200).submit("form.cohort-form", "title", "Tuesday", "course", "workshop");
        Reply cohort = page.follow();
        assertThat(cohort.shown("h1")).isEqualTo("Tuesday");
        assertThat(cohort.shown(".empty")).contains("Nobody has joined yet");
        Learner ken = new Learner(server);
        String join = cohort.page().select(".cohort-invite a").attr("href");
        Reply invitation = ken.get(join.substring(join.indexOf("/join/"))).with(200);
        assertThat(invitation.shown(".cohort")).contains("Tuesday", "Ada", "You are a guest");

        Reply joined = invitation.submit("form.cohort-form", "name", "أحمد Ken").follow();
        ken.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);

        assertThat(joined.shown(".membership")).contains("Tuesday", "Ada", "أحمد Ken");
        Reply seen = ada.get(page.location() + "/members").with(200);
        assertThat(seen.shown(".cohort-members tbody th")).isEqualTo("أحمد Ken");
        assertThat(seen.shown(".cohort-members tbody")).contains("1 of ").doesNotContain("Not started");
    }

    @Test
    void theJoinLinkLeadsToWherePeopleReachTheServer() {
        try (RunningServer behindAProxy = RunningServer.reachedAt(URI.create("http://learn.example.org/crossroads"))) {
            Learner ada = instructor(behindAProxy, "Ada");
            Reply cohort = ada.get("/cohorts/new")
                    .with(200)
                    .submit("form.cohort-form", "title", "Tuesday", "course", "rust-or-go")
                    .follow();

            assertThat(cohort.page().select(".cohort-invite a").attr("href"))
                    .startsWith("http://learn.example.org/crossroads/join/");
        }
    }

    @Test
    void nobodyButItsInstructorsSeesACohort() {
        Learner grace = instructor(server, "Grace");
        Reply opened = opened(grace, "Compilers");
        Learner member = signedUp(server, "Mary");
        joined(member, opened, "Mary");
        Learner otherInstructor = instructor(server, "Edsger");
        String page = opened.text("/page");

        for (Learner stranger : new Learner[] {new Learner(server), member, otherInstructor}) {
            stranger.get(page).with(404);
            assertThat(stranger.get(opened.text("/href")).problem(404)).contains("no cohort");
            stranger.form(page + "/settings", "title", "Mine").with(404);
            stranger.form(page + "/code").with(404);
            stranger.form(page + "/archive", "archived", "yes").with(404);
            stranger.form(page + "/removal", "learner", member.id()).with(404);
            stranger.form(page + "/readmission", "learner", member.id()).with(404);
        }
        assertThat(grace.get(opened.text("/href"))
                        .with(200)
                        .json()
                        .get("members")
                        .intValue())
                .isEqualTo(1);
        assertThat(grace.get(opened.text("/href")).text("/title")).isEqualTo("Compilers");
    }

    @Test
    void onlyInstructorsOpenCohorts() {
        Learner learner = signedUp(server, "Tim");

        learner.get("/cohorts/new").with(404);
        learner.form("/cohorts", "title", "Mine", "course", "workshop").with(404);
        assertThat(learner.post("/api/v1/cohorts", Map.of("title", "Mine", "course", "workshop"))
                        .status())
                .isEqualTo(404);
        assertThat(Rows.count(server, "cohort WHERE title = 'Mine'")).isZero();
    }

    @Test
    void aSecondClickOpensNoSecondCohort() {
        Learner niklaus = instructor(server, "Niklaus");
        UUID click = UUID.randomUUID();
        Map<String, String> body = Map.of("title", "Pascal", "course", "workshop");

        Reply first = niklaus.post("/api/v1/cohorts", body, click).with(201);
        Reply second = niklaus.post("/api/v1/cohorts", body, click).with(201);

        assertThat(second.body()).isEqualTo(first.body());
        niklaus.post("/api/v1/cohorts", Map.of("title", "Oberon", "course", "workshop"), click)
                .with(409);
        assertThat(niklaus.get("/api/v1/cohorts").json().get("taught")).hasSize(1);
    }

    @Test
    void whoLeavesIsNotSeenAnyMoreAndMayComeBack() {
        Learner barbara = instructor(server, "Barbara");
        Reply opened = opened(barbara, "Types");
        Learner leslie = new Learner(server);
        joined(leslie, opened, "Leslie");

        leslie.form(opened.text("/page") + "/leaving").with(303);

        assertThat(barbara.get(opened.text("/page")).body()).doesNotContain("Leslie");
        assertThat(leslie.get("/api/v1/cohorts").json().get("joined")).isEmpty();
        leslie.form(opened.text("/page") + "/leaving").with(404);
        joined(leslie, opened, "Leslie L.");
        assertThat(barbara.get(opened.text("/page")).body()).contains("Leslie L.");
    }

    @Test
    void whoIsRemovedComesBackOnlyWhenAnInstructorLetsThem() {
        Learner john = instructor(server, "John");
        Reply opened = opened(john, "Lists");
        Learner mallory = new Learner(server);
        joined(mallory, opened, "Mallory");
        String page = opened.text("/page");
        Reply confirming = john.get(page + "/members?remove=" + mallory.id()).with(200);

        confirming.submit("#removal").with(303);

        assertThat(john.get(page + "/members").page().select(".cohort-members")).isEmpty();
        Map<String, String> again = Map.of("code", opened.text("/joinCode"), "name", "Mallory");
        assertThat(mallory.post("/api/v1/cohorts/join", again).problem(409)).contains("removed");
        signUp(mallory, "Mallory");
        assertThat(mallory.post("/api/v1/cohorts/join", again).problem(409)).contains("removed");
        john.get(page + "/members").submit(".row form").with(303);
        mallory.post("/api/v1/cohorts/join", again).with(200);
    }

    @Test
    void aNewCodeMakesTheOldOneUselessAndAnArchivedCohortTakesNobody() {
        Learner frances = instructor(server, "Frances");
        Reply opened = opened(frances, "Optimizers");
        String old = opened.text("/joinCode");
        frances.form(opened.text("/page") + "/code").with(303);
        String code = frances.get(opened.text("/href")).text("/joinCode");
        Learner late = new Learner(server);

        assertThat(late.post("/api/v1/cohorts/join", Map.of("code", old, "name", "Late"))
                        .problem(404))
                .contains(old);
        frances.form(opened.text("/page") + "/archive", "archived", "yes").with(303);
        assertThat(late.post("/api/v1/cohorts/join", Map.of("code", code, "name", "Late"))
                        .problem(409))
                .contains("archived");
        frances.form(opened.text("/page") + "/archive", "archived", "no").with(303);
        late.post("/api/v1/cohorts/join", Map.of("code", code.toLowerCase().replace("-", " "), "name", "Late"))
                .with(200);
        assertThat(late.post("/api/v1/cohorts/join", Map.of("code", code)).problem(400))
                .contains("name");
    }

    @Test
    void aGuestWhoSignsUpStaysAMember() {
        Learner dennis = instructor(server, "Dennis");
        Reply opened = opened(dennis, "Unix");
        Learner brian = new Learner(server);
        joined(brian, opened, "Brian");

        signUp(brian, "Brian");

        assertThat(brian.get("/cohorts").shown(".membership h3")).isEqualTo("Unix");
        assertThat(dennis.get(opened.text("/href")).json().get("members").intValue())
                .isEqualTo(1);
    }

    @Test
    void guessingCodesEndsForAWhile() {
        try (RunningServer own = Workshop.open().stopClock()) {
            Learner ritchie = instructor(own, "Ritchie");
            Reply opened = opened(ritchie, "C");
            String code = opened.text("/joinCode");
            Learner guesser = new Learner(own);
            for (int i = 0; i < 20; i++) {
                guesser.get("/join/0000-00%02d".formatted(i)).with(404);
            }

            guesser.get("/join/" + code).with(429);
            Learner neighbour = new Learner(own);
            neighbour.get("/join/" + code).with(200);
            own.pass(Duration.ofMinutes(16));
            guesser.get("/join/" + code).with(200);
        }
    }

    @Test
    void aProgramThatComesAsSomebodyElseEachTimeStopsOnlyThoseWhoCameAMomentAgo() {
        try (RunningServer own = Workshop.open()) {
            Learner ritchie = instructor(own, "Ritchie");
            String code = opened(ritchie, "C").text("/joinCode");
            Learner pupil = new Learner(own);
            new Learner(own).get("/join/0000-0000").with(404);
            Rows.change(own, """
                    UPDATE limit_use
                    SET empty_at = empty_at + 930000
                    WHERE subject = sha256('join code network'::bytea || '\\x00' || '7f000001')
                    """);

            new Learner(own).get("/join/" + code).with(429);
            signedUp(own, "Signed Up").get("/join/" + code).with(200);
            pupil.get("/join/" + code).with(429);
            own.pass(Duration.ofMinutes(16));
            pupil.get("/join/" + code).with(200);
        }
    }

    @Test
    void peopleOfACsvAreInvitedAndJoinOnlyWhenTheyAccept() {
        Learner donald = instructor(server, "Donald");
        Reply opened = opened(donald, "Algorithms");
        String page = opened.text("/page");
        String csv = "name,email\nEva T.,eva@example.org\nnobody\nTom,tom@example.org\n";

        Reply preview = donald.get(page + "/members")
                .submit("form:has(#people)", "people", csv)
                .with(200);
        assertThat(preview.shown("table")).contains("Will be invited", "no e-mail address found");
        assertThat(donald.get(page + "/members").page().select("#invited")).isEmpty();
        Reply done = preview.submit(".cohort-form").with(200);
        assertThat(done.shown(".cohort")).contains("2 people are invited");

        Learner eva = signedUp(server, "Eva");
        Reply cohorts = eva.get("/cohorts");
        assertThat(cohorts.shown(".cohorts")).contains("You are invited", "Algorithms", "Eva T.");
        assertThat(donald.get(opened.text("/href")).json().get("members").intValue())
                .isZero();
        eva.form(page + "/acceptance").with(303);
        assertThat(donald.get(page + "/members").shown(".cohort-members tbody th"))
                .isEqualTo("Eva T.");
        eva.form(page + "/acceptance").with(303);
        assertThat(donald.get(page + "/members").page().select(".cohort-members tbody th"))
                .hasSize(1);

        Learner tom = signedUp(server, "Tom");
        tom.form(page + "/refusal").with(303);
        assertThat(tom.get("/cohorts").body()).doesNotContain("Algorithms");
        assertThat(new Learner(server).form(page + "/acceptance").with(303).location())
                .startsWith("/sign-in");
        signedUp(server, "Stranger Two").form(page + "/acceptance").with(404);
        signedUp(server, "Stranger Three").form(page + "/people", "people", csv).with(404);
    }

    @Test
    void anInvitationGoesWithTheAccountOfItsAddress() {
        Learner niklas = instructor(server, "Niklas");
        Reply opened = opened(niklas, "Graphs");
        niklas.form(opened.text("/page") + "/people", "people", "ole@example.org")
                .with(200);
        Learner ole = signedUp(server, "Ole");
        assertThat(ole.get("/account/export").body()).contains("cohortInvitations", "Graphs");
        ole.form("/account/deletion", "current", dev.crossroads.People.PASSWORD).with(303);

        assertThat(niklas.get(opened.text("/page") + "/members").page().select("#invited"))
                .isEmpty();
    }

    private static Reply opened(Learner instructor, String title) {
        return instructor
                .post("/api/v1/cohorts", Map.of("title", title, "course", "workshop"))
                .with(201);
    }

    private static void joined(Learner learner, Reply cohort, String name) {
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
    }
}
