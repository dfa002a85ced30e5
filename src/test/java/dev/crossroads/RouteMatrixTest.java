package dev.crossroads;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.account.OidcSettings;
import dev.crossroads.fuzz.Template;
import dev.crossroads.mail.MailSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Permissions: every route of the router against a guest, learners, present and former members, and present and former
 * instructors of all kinds. A route without a row here fails the test.
 */
class RouteMatrixTest {
    /** Those who find something at an address; for all others it does not exist. */
    private enum For {
        EVERYBODY,
        /** People with an account; a guest is sent to sign in, or finds nothing. */
        ACCOUNTS,
        INSTRUCTORS,
        /** The learner whose thing it is, and nobody else, instructors neither. */
        ITS_LEARNER,
        /** People with a link that was made; by one that was not, nobody finds anything. */
        WHO_HAS_THE_LINK,
        /** Members of the cohort, about themselves. */
        MEMBER,
        /** The instructors of the cohort. */
        ITS_INSTRUCTORS
    }

    private static final MailSettings MAIL = new MailSettings(
            MailSettings.Server.parse("smtp://127.0.0.1:1?tls=off"),
            "crossroads@example.org",
            URI.create("https://learn.example.org"));

    private static final String PAGE_OF_COURSE = "/courses/(?<course>[^/]+)";
    private static final Map<String, For> ROWS = rows();

    private static Map<String, For> rows() {
        Map<String, For> rows = new LinkedHashMap<>();
        put(
                rows,
                For.EVERYBODY,
                "GET /",
                "GET /progress",
                // The operator is on the same machine, as all of these are.
                "GET /operations",
                "GET /operations/acts",
                "GET /operations/retention",
                "GET /operations/reports",
                "POST /operations/reports/:report",
                "GET /api/v1/operations/reports",
                "GET /operations/memory",
                "POST /operations/memory",
                "POST /operations/memory/:parameters",
                "GET /api/v1/operations/memory",
                "GET /design",
                "GET /offline",
                "GET /courses/:course",
                "GET /courses/:course/sample",
                "POST /courses/:course/sample",
                "GET /courses/:course/print",
                "GET /courses/:course/print.html",
                "GET " + PAGE_OF_COURSE + "/lessons/(?<lesson>.+)",
                "POST " + PAGE_OF_COURSE + "/lessons/(?<lesson>.+)",
                "GET " + PAGE_OF_COURSE + "/quizzes/(?<quiz>.+)",
                "POST " + PAGE_OF_COURSE + "/quizzes/(?<quiz>.+)",
                "GET " + PAGE_OF_COURSE + "/files/(?<file>.+)",
                "GET /courses/:course/placement",
                "GET /courses/:course/recommendation",
                "POST /courses/:course/recommendation",
                "POST /courses/:course/recommendation/weights",
                "POST /courses/:course/recommendation/start",
                "POST /courses/:course/recommendation/going",
                "POST /courses/:course/recommendations",
                "GET /courses/:course/recommendations/:recommendation",
                "GET /cohorts",
                "GET /cohorts/handover",
                "GET /cohorts/:cohort/dues",
                "GET /cohorts/:cohort/warm-ups",
                "GET /cohorts/:cohort/warm-ups/:warmUp/removal",
                "GET /cohorts/:cohort/instructors",
                "GET /cohorts/:cohort/instructors/removal",
                "GET /cohorts/:cohort/archive",
                "GET /cohorts/:cohort/code",
                "GET /cohorts/:cohort/removal",
                "GET /cohorts/:cohort/readmission",
                "GET /cohorts/:cohort/people",
                "GET /cohorts/:cohort/people/preview",
                "GET /cohorts/:cohort/people/removal",
                "GET /cohorts/:cohort/item/preview",
                "GET /cohorts/:cohort/item/regrade",
                "GET /cohorts/:cohort/name",
                "GET /cohorts/:cohort/leaving",
                "GET /cohorts/:cohort/acceptance",
                "GET /cohorts/:cohort/refusal",
                "GET /join",
                "GET /calendars/:token",
                "GET /calendar",
                "POST /calendar",
                "POST /calendar/removal",
                "GET /join/:code",
                "POST /join/:code",
                "GET /search",
                "GET /progress/memory",
                "GET /review",
                "POST /review",
                "POST /review/most",
                "POST /review/left-out",
                "POST /review/left-out/removal",
                "GET /sign-in",
                "POST /sign-in",
                "GET /sign-in/passkey",
                "POST /sign-in/passkey",
                "GET /forgotten",
                "POST /forgotten",
                "POST /forgotten/code",
                "GET /operations/mail",
                "POST /operations/mail",
                "GET /sign-up",
                "POST /sign-up",
                "POST /language",
                "POST /theme",
                "POST /time-zone",
                "GET /health/live",
                "GET /health/ready",
                "GET /metrics",
                "GET /assets/*",
                "GET /assets/(?<version>[0-9a-f]+)/(?<file>.+)",
                "GET /(?<file>[^/]+\\.[a-z0-9]+|(?:css|fonts|js|images|webjars)/.+)",
                "GET /api/v1",
                "GET /api/v1/openapi.json",
                "GET /api/v1/courses",
                "GET /api/v1/courses/:course",
                "GET /api/v1" + PAGE_OF_COURSE + "/lessons/(?<lesson>.+)",
                "PUT /api/v1" + PAGE_OF_COURSE + "/lessons/(?<lesson>.+)/progress",
                "GET /api/v1" + PAGE_OF_COURSE + "/quizzes/(?<quiz>.+)",
                "POST /api/v1" + PAGE_OF_COURSE + "/quizzes/(?<quiz>.+)/attempts",
                "GET /api/v1/courses/:course/placement",
                "GET /api/v1/courses/:course/recommendation",
                "PUT /api/v1/courses/:course/recommendation/answers/:question",
                "PUT /api/v1/courses/:course/recommendation/weights/:question",
                "GET /api/v1/courses/:course/recommendation/follow-up",
                "PUT /api/v1/courses/:course/recommendation/start",
                "PUT /api/v1/courses/:course/recommendation/going",
                "GET /api/v1/courses/:course/recommendations",
                "POST /api/v1/courses/:course/recommendations",
                "GET /api/v1/courses/:course/recommendations/:recommendation",
                "GET /api/v1/me",
                "GET /api/v1/me/progress",
                "GET /api/v1/me/memory",
                "GET /api/v1/me/review",
                "PUT /api/v1/me/review/settings",
                "PUT /api/v1/me/review/left-out/:course/:question",
                "DELETE /api/v1/me/review/left-out/:course/:question",
                "GET /api/v1/search",
                "POST /api/v1/accounts",
                "POST /api/v1/session",
                "GET /api/v1/cohorts",
                "POST /api/v1/cohorts/join");
        put(
                rows,
                For.ITS_LEARNER,
                "POST /courses/:course/recommendations/:recommendation/withdrawal",
                "DELETE /api/v1/courses/:course/recommendations/:recommendation",
                "GET /attempts/:attempt",
                "GET /attempts/:attempt/questions/:question",
                "GET /attempts/:attempt/questions/:question/hint",
                "GET /attempts/:attempt/questions/:question/report",
                "POST /attempts/:attempt/questions/:question/report",
                "PUT /api/v1/attempts/:attempt/reports/:question",
                "DELETE /api/v1/attempts/:attempt/reports/:question",
                "POST /attempts/:attempt/questions/:question",
                "POST /attempts/:attempt/questions/:question/hint",
                "POST /attempts/:attempt/submission",
                "GET /api/v1/attempts/:attempt",
                "PUT /api/v1/attempts/:attempt/answers/:question",
                "POST /api/v1/attempts/:attempt/hints/:question",
                "POST /api/v1/attempts/:attempt/submission");
        put(
                rows,
                For.INSTRUCTORS,
                "GET /courses/:course/recommendation/report",
                "GET /api/v1/courses/:course/recommendation/report",
                "GET /courses/:course/preview",
                "GET " + PAGE_OF_COURSE + "/preview/(?<quiz>.+)",
                "GET /cohorts/new",
                "POST /cohorts",
                "POST /cohorts/handover",
                "POST /api/v1/cohorts",
                "GET /account/instructors",
                "POST /account/instructors",
                "POST /account/instructors/removal");
        put(
                rows,
                For.ITS_INSTRUCTORS,
                "GET /cohorts/:cohort",
                "GET /cohorts/:cohort/live",
                "GET /cohorts/:cohort/items",
                "GET /cohorts/:cohort/gain",
                "GET /cohorts/:cohort/gain.csv",
                "POST /cohorts/:cohort/gain",
                "GET /api/v1/cohorts/:cohort/gain",
                "GET /cohorts/:cohort/statistics",
                "GET /cohorts/:cohort/statistics.csv",
                "GET /cohorts/:cohort/item",
                "POST /cohorts/:cohort/item/preview",
                "POST /cohorts/:cohort/item/regrade",
                "GET /cohorts/:cohort/reports",
                "POST /cohorts/:cohort/reports/:report",
                "GET /api/v1/cohorts/:cohort/reports",
                "PUT /api/v1/cohorts/:cohort/reports/:report/reply",
                "GET /cohorts/:cohort/members",
                "GET /cohorts/:cohort/audit",
                "GET /cohorts/:cohort/accommodations",
                "POST /cohorts/:cohort/accommodations",
                "POST /cohorts/:cohort/accommodations/:accommodation/removal",
                "GET /cohorts/:cohort/settings",
                "GET /cohorts/:cohort/learners/:learner",
                "GET /cohorts/:cohort/responses.csv",
                "GET /cohorts/:cohort/grid.csv",
                "POST /cohorts/:cohort/settings",
                "POST /cohorts/:cohort/dues",
                "POST /cohorts/:cohort/instructors",
                "POST /cohorts/:cohort/instructors/removal",
                "POST /cohorts/:cohort/archive",
                "POST /cohorts/:cohort/code",
                "POST /cohorts/:cohort/learners/:learner/handled",
                "POST /cohorts/:cohort/learners/:learner/note",
                "POST /cohorts/:cohort/learners/:learner/reset",
                "POST /cohorts/:cohort/learners/:learner/snooze",
                "POST /cohorts/:cohort/removal",
                "POST /cohorts/:cohort/readmission",
                "POST /cohorts/:cohort/people",
                "POST /cohorts/:cohort/people/preview",
                "POST /cohorts/:cohort/people/removal",
                "GET /api/v1/cohorts/:cohort",
                "POST /cohorts/:cohort/warm-ups",
                "GET /cohorts/:cohort/warm-ups/:warmUp",
                "GET /cohorts/:cohort/warm-ups/:warmUp/homework",
                "POST /cohorts/:cohort/warm-ups/:warmUp/removal",
                "GET /api/v1/cohorts/:cohort/warm-ups",
                "POST /api/v1/cohorts/:cohort/warm-ups",
                "GET /api/v1/cohorts/:cohort/warm-ups/:warmUp",
                "DELETE /api/v1/cohorts/:cohort/warm-ups/:warmUp",
                "GET /api/v1/cohorts/:cohort/fading",
                "GET /api/v1/cohorts/:cohort/progress",
                "GET /api/v1/cohorts/:cohort/items",
                "GET /api/v1/cohorts/:cohort/statistics",
                "GET /api/v1/cohorts/:cohort/live",
                "GET /api/v1/cohorts/:cohort/responses");
        put(
                rows,
                For.WHO_HAS_THE_LINK,
                "GET /reset/:token",
                "POST /reset/:token",
                "GET /sign-up/:token",
                "POST /sign-up/:token",
                "GET /confirm/:token",
                "POST /confirm/:token",
                "GET /invitations/:token",
                "POST /invitations/:token",
                "GET /digest/off/:token",
                "POST /digest/off/:token");
        put(rows, For.MEMBER, "POST /cohorts/:cohort/leaving");
        put(
                rows,
                For.ACCOUNTS,
                "GET /account",
                "GET /account/export",
                "POST /account/name",
                "POST /account/email",
                "POST /account/email/check",
                "POST /account/digest",
                "POST /account/password",
                "POST /account/code",
                "GET /account/recovery",
                "POST /account/recovery",
                "GET /account/second-factor",
                "POST /account/second-factor",
                "POST /account/second-factor/confirmation",
                "POST /account/second-factor/codes",
                "POST /account/second-factor/removal",
                "GET /account/passkeys",
                "POST /account/passkeys",
                "POST /account/passkeys/beginning",
                "POST /account/passkeys/name",
                "POST /account/passkeys/removal",
                "POST /account/identities/removal",
                "POST /account/deletion");
        return rows;
    }

    /** About oneself alone, whoever one is: what they do, other tests say. */
    private static final Set<String> ABOUT_ONESELF = Set.of(
            "POST /sign-out",
            "POST /account/sign-out-everywhere",
            "POST /account/sessions/removal",
            "POST /account/identities",
            "GET /sign-in/code",
            "POST /sign-in/code",
            "POST /account/confirmation",
            "DELETE /api/v1/session",
            "GET /sign-in/oidc",
            "GET /sign-in/oidc/return",
            "POST /reports/:report/seen",
            "POST /cohorts/:cohort/name",
            "POST /cohorts/:cohort/acceptance",
            "POST /cohorts/:cohort/refusal");

    private static void put(Map<String, For> rows, For whom, String... routes) {
        for (String route : routes) {
            rows.put(route, whom);
        }
    }

    @Test
    void everyRouteHasARow() {
        try (RunningServer provided = RunningServer.withProvider(
                        new OidcSettings(URI.create("http://localhost:1"), "client", "secret", "A provider"));
                RunningServer mailing = RunningServer.mailing(MAIL)) {
            Set<String> known = new TreeSet<>(ROWS.keySet());
            known.addAll(ABOUT_ONESELF);
            Set<String> served = new TreeSet<>(served(provided));
            served.addAll(served(mailing));
            assertThat(known).containsExactlyElementsOf(served);
        }
    }

    /** As the router has them; what can be got can be asked for its headers. */
    private static Set<String> served(RunningServer server) {
        return server.served().stream()
                .filter(route -> !route.startsWith("HEAD "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everybodyFindsWhatIsTheirsAndNothingElse() {
        try (RunningServer server = RunningServer.mailing(MAIL)) {
            Stage stage = new Stage(server);
            List<String> wrong = new ArrayList<>();
            ROWS.forEach((route, whom) -> stage.actors.forEach((name, actor) -> {
                Reply reply = stage.ask(route, actor);
                boolean isFound = reply.status() != 404
                        && !reply.header("Location").orElse("").equals("/sign-in");
                if (isFound != stage.isFor(whom, name)) {
                    wrong.add("%s by the %s: %d %s"
                            .formatted(
                                    route,
                                    name,
                                    reply.status(),
                                    reply.header("Location").orElse("")));
                }
                if (reply.status() >= 500) {
                    wrong.add("%s by the %s failed: %s".formatted(route, name, reply.body()));
                }
                if (reply.header("Content-Type").orElse("").startsWith("text/html") && mayAskOthers(reply)) {
                    wrong.add("%s by the %s lets a browser ask another server".formatted(route, name));
                }
            }));
            assertThat(wrong).isEmpty();
        }
    }

    /** Whether a browser that keeps to the policy of a page may ask anybody but this server for anything. */
    private static boolean mayAskOthers(Reply page) {
        String policy = page.header("Content-Security-Policy").orElse("");
        return !policy.contains("default-src 'none'")
                || !policy.contains("form-action 'self'")
                || policy.matches(".*(?:https?:|\\*| //).*");
    }

    @Test
    void whateverElseAnAddressIsAskedWithIs405ForEverybodyAndNamesWhatIsTaken() {
        try (RunningServer server = Workshop.open()) {
            Stage stage = new Stage(server);
            List<String> wrong = new ArrayList<>();
            Map<String, Set<String>> methods = new TreeMap<>();
            served(server).forEach(route -> {
                String[] parts = route.split(" ", 2);
                methods.computeIfAbsent(parts[1], _ -> new TreeSet<>()).add(parts[0]);
            });
            for (String written : methods.keySet()) {
                String path = stage.path(written);
                Set<String> taken = new TreeSet<>();
                methods.forEach((other, known) -> {
                    if (Template.of(other).matches(path)) {
                        taken.addAll(known);
                    }
                });
                for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")) {
                    if (taken.contains(method)) {
                        continue;
                    }
                    for (String name : List.of("guest", "instructor", "removed member")) {
                        Reply reply = stage.actors.get(name).raw(method, path, "Content-Type", "application/json");
                        Set<String> allowed =
                                Set.of(reply.header("Allow").orElse("").split(", "));
                        if (reply.status() != 405 || !allowed.containsAll(taken)) {
                            wrong.add("%s %s by the %s: %d, Allow: %s, taken: %s"
                                    .formatted(method, path, name, reply.status(), allowed, taken));
                        }
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /** A cohort with a member, an attempt and a kept recommendation, and everybody who might look. */
    private static final class Stage {
        final Map<String, Learner> actors = new LinkedHashMap<>();
        private final String cohort;
        private final String learner;
        private final String attempt;
        private final String report;
        private final String kept;
        private final String calendar;

        Stage(RunningServer server) {
            Learner owner = instructor(server, "Owner");
            Reply opened = owner.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                    .with(201);
            Learner member = signedUp(server, "Member");
            member.post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", "Member"))
                    .with(200);
            cohort = opened.text("/id");
            learner = member.id();
            attempt = Workshop.start(member, Workshop.TYPES).text("/id");
            report = reported(member, owner);
            Rows.change(
                    server,
                    "INSERT INTO cohort_warm_up VALUES ('%1$s', '%1$s', now(), NULL, '{memory/types}', '{one}', '2026-12-06')"
                            .formatted(cohort));
            member.put(Workshop.COURSE + "/recommendation/answers/pauses", Map.of("option", "much"));
            kept = member.post(Workshop.COURSE + "/recommendations", Map.of())
                    .with(201)
                    .text("/id");
            String link = member.form("/calendar")
                    .with(200)
                    .page()
                    .select(".cohort-invite a")
                    .attr("href");
            calendar = link.substring(link.lastIndexOf('/') + 1);
            actors.put("guest", new Learner(server));
            actors.put("member", member);
            actors.put("other learner", signedUp(server, "Other Learner"));
            actors.put("other instructor", instructor(server, "Other Instructor"));
            Learner removed = signedUp(server, "Removed Member");
            removed.post("/api/v1/cohorts/join", Map.of("code", opened.text("/joinCode"), "name", "Removed"))
                    .with(200);
            owner.form("/cohorts/" + cohort + "/removal", "learner", removed.id())
                    .with(303);
            actors.put("removed member", removed);
            Learner assistant = instructor(server, "Assistant");
            Learner former = instructor(server, "Former");
            for (String name : List.of("Assistant", "Former")) {
                owner.form("/cohorts/" + cohort + "/instructors", "email", People.email(name))
                        .with(303);
            }
            owner.form("/cohorts/" + cohort + "/instructors/removal", "learner", former.id())
                    .with(303);
            actors.put("co-instructor", assistant);
            actors.put("removed instructor", former);
            Learner revoked = instructor(server, "Revoked");
            owner.form("/cohorts/" + cohort + "/instructors", "email", People.email("Revoked"))
                    .with(303);
            server.revokeInstructor(People.email("Revoked"));
            actors.put("revoked person", revoked);
            actors.put("instructor", signIn(new Learner(server), "Owner"));
        }

        private String reported(Learner member, Learner owner) {
            Reply over = Workshop.start(member, Workshop.TIMED);
            Workshop.answer(member, over, "timed-one", 3).with(200);
            Workshop.finish(member, over).with(200);
            member.put(over.text("/href") + "/reports/timed-one", Map.of("said", "Three is right, too."))
                    .with(200);
            return owner.get("/api/v1/cohorts/" + cohort + "/reports").text("/reports/0/id");
        }

        boolean isFor(For whom, String actor) {
            return switch (whom) {
                case EVERYBODY -> true;
                case WHO_HAS_THE_LINK -> false;
                case ACCOUNTS -> !actor.equals("guest");
                case INSTRUCTORS -> actor.endsWith("instructor");
                case ITS_LEARNER, MEMBER -> actor.equals("member");
                case ITS_INSTRUCTORS -> actor.equals("instructor") || actor.equals("co-instructor");
            };
        }

        Reply ask(String route, Learner actor) {
            String[] parts = route.split(" ", 2);
            // The linked files of a version of the server, which is not known here, are the files.
            String path = parts[1].equals("/assets/*") ? "/css/base.css" : path(parts[1]);
            if (path.contains("/join/") && !path.startsWith("/api")) {
                path = "/join"; // a wrong code is nowhere for everybody; the form is there for all
                return actor.get(path);
            }
            String method = path.endsWith("/live") && path.contains(cohort) ? "HEAD" : parts[0];
            return switch (method) {
                case "GET" -> actor.get(path);
                case "HEAD" -> actor.send("HEAD", path, Optional.empty());
                case "DELETE" -> actor.delete(path);
                case "PUT" -> actor.put(path, path.contains("attempt") ? Map.of("answer", "x") : Map.of());
                default -> path.startsWith("/api/") ? actor.post(path, "{}") : actor.form(path, "event", event(path));
            };
        }

        String path(String written) {
            return Template.of(written).filled(parameter -> switch (parameter) {
                case "course" -> "workshop";
                case "lesson" -> "memory/ownership";
                case "quiz" -> "memory/types";
                case "question" -> written.contains("recommendation") ? "pauses" : "one";
                case "recommendation" -> kept;
                case "attempt" -> attempt;
                case "cohort", "accommodation", "warmUp", "parameters" -> cohort;
                case "report" -> report;
                case "learner" -> learner;
                case "token" -> calendar;
                case "code" -> "0000-0000";
                case "version" -> "abc";
                case "rest" -> "css/base.css";
                case "file" -> written.startsWith("/courses/") ? "images/dial.svg" : "css/base.css";
                default -> throw new IllegalArgumentException(parameter);
            });
        }

        private static String event(String path) {
            return UUID.nameUUIDFromBytes(path.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .toString();
        }
    }
}
