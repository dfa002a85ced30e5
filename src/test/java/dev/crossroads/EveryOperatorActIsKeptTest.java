package dev.crossroads;

import static dev.crossroads.People.email;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.mail.Postbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every act of an operator, by a command or on a page of theirs, leaves a row, or it is not done. */
class EveryOperatorActIsKeptTest {
    /** They only read. */
    private static final Set<String> CHANGE_NOTHING = Set.of("check", "help", "simulate-reviews");

    /** They need an embedded database of their own: {@link BackupCommandTest} looks for what these keep. */
    private static final Set<String> ELSEWHERE = Set.of("backup", "restore", "demo");

    @TempDir
    private Path folder;

    private RunningServer server;
    private final Map<String, String> wanted = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    private interface Deed {
        void run();
    }

    @Test
    void everyCommandAndEveryPageThatChangesSomethingIsKept() {
        try (Postbox postbox = new Postbox();
                RunningServer mailing = RunningServer.mailing(postbox.settings())) {
            server = mailing;
            assertThat(acts()).containsExactly("(server-started,COMMAND,done)");
            act("serve", "(server-started,COMMAND,done)", () -> server.restart());
            act("SIGHUP", "(courses-read-again,SIGNAL,done)", () -> server.reread());
            act("rebuild", "(rebuilt,COMMAND,done)", () -> run("rebuild"));
            act("export", "(log-exported,COMMAND,done)", () -> run("export", folder.toString()));
            Learner owner = signedUpByMail(postbox);
            String id = owner.id();
            act("instructor", "(role-granted,COMMAND,done)", () -> run("instructor", email("Owner"), "--yes"));
            act(
                    "instructor",
                    "(role-revoked,COMMAND,done)",
                    () -> run("instructor", email("Owner"), "--revoke", "--yes"));
            act("reset-password", "(password-reset-made,COMMAND,done)", () -> run("reset-password", email("Owner")));
            act(
                    "forget-second-factor",
                    "(second-factor-forgotten,COMMAND,done)",
                    () -> run("forget-second-factor", email("Owner")));
            assertThat(Rows.count(server, "operation_act WHERE about_learner = '" + id + "'"))
                    .isEqualTo(4);
            guestOfLongAgo();
            act("tidy", "(guests-removed,COMMAND,done)", () -> run("tidy", "--yes"));
            Learner operator = new Learner(server);
            act(
                    "POST /operations/mail",
                    "(mail-tried-again,PAGE,done)",
                    () -> operator.form("/operations/mail").with(303));
            act(
                    "POST /operations/memory",
                    "(memory-parameters-fitted,PAGE,failed)",
                    () -> operator.form("/operations/memory").with(409));
            act(
                    "POST /operations/memory/:parameters",
                    "(memory-parameters-applied,PAGE,done)",
                    () -> operator.form("/operations/memory/" + new UUID(0, 1), "deed", "apply", "by", "Ops")
                            .with(303));
            String report = report();
            act(
                    "POST /operations/reports/:report",
                    "(report-answered,PAGE,done)",
                    () -> operator.form(
                                    "/operations/reports/" + report,
                                    "state",
                                    "answered",
                                    "reply",
                                    "It is right.",
                                    "version",
                                    "1")
                            .with(303));

            assertThat(wrong).isEmpty();
            Set<String> all = server.served().stream()
                    .filter(route -> route.contains("/operations"))
                    .filter(route -> !route.startsWith("GET ") && !route.startsWith("HEAD "))
                    .collect(Collectors.toCollection(TreeSet::new));
            all.addAll(Main.commandLine().getSubcommands().keySet());
            all.add("serve");
            all.add("SIGHUP");
            all.removeAll(CHANGE_NOTHING);
            all.removeAll(ELSEWHERE);
            assertThat(new TreeSet<>(wanted.keySet())).containsExactlyElementsOf(all);

            String page = operator.get("/operations/acts").with(200).shown("main");
            assertThat(page).contains("mail-tried-again", "role-granted", id, "Done");
            owner.form("/account/deletion", "current", People.PASSWORD).with(303);
            assertThat(operator.get("/operations/acts").with(200).shown("main")).doesNotContain(id);
        }
    }

    @Test
    void whereItCannotBeKeptNothingIsDone() {
        try (RunningServer workshop = Workshop.open()) {
            server = workshop;
            Learner ada = signedUp(server, "Ada");
            Rows.change(server, "ALTER TABLE operation_act ADD CONSTRAINT no_more CHECK (false) NOT VALID");

            assertThat(run("instructor", email("Ada"), "--yes")).isEqualTo(1);
            guestOfLongAgo();
            assertThat(run("tidy", "--yes")).isEqualTo(1);

            assertThat(Rows.count(server, "account_role")).isZero();
            assertThat(Rows.count(server, "event")).isPositive();
            assertThat(ada.get("/account").status()).isEqualTo(200);
        }
    }

    private Learner signedUpByMail(Postbox postbox) {
        Learner learner = new Learner(server);
        learner.form("/sign-up", "email", email("Owner"), "name", "Owner", "password", People.PASSWORD);
        String link = postbox.await(1).getFirst().link();
        learner.form(link, "password", People.PASSWORD);
        learner.get("/account").with(200);
        return learner;
    }

    private void guestOfLongAgo() {
        Learner guest = new Learner(server);
        guest.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);
        Rows.change(
                server,
                "UPDATE event SET occurred_at = occurred_at - interval '400 days', recorded_at = recorded_at - interval '400 days' WHERE learner_id = '"
                        + guest.id() + "'");
    }

    private String report() {
        Learner learner = new Learner(server);
        Reply attempt = Workshop.start(learner, Workshop.LIMITED);
        Workshop.answer(learner, attempt, "limited-one", 4).with(200);
        Workshop.answer(learner, attempt, "limited-two", 5).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        learner.put(attempt.text("/href") + "/reports/limited-one", Map.of("said", "Something is wrong with it."))
                .with(200);
        return Rows.of(server.database(), "SELECT id FROM question_report")
                .getFirst()
                .replaceAll("[()]", "");
    }

    private void act(String name, String row, Deed deed) {
        int before = acts().size();
        deed.run();
        wanted.put(name, row);
        List<String> kept = acts().subList(before, acts().size());
        if (!kept.contains(row)) {
            wrong.add(name + " left " + kept + " and not " + row);
        }
    }

    private List<String> acts() {
        return Rows.of(server.database(), "SELECT act, way, outcome FROM operation_act ORDER BY begun_at, id");
    }

    private int run(String... arguments) {
        DatabaseAddress database = server.database();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(new StringWriter(), true));
        command.setErr(new PrintWriter(new StringWriter(), true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--database");
        all.add("postgresql://%s:%s@%s:%d/%s"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.name()));
        return command.execute(all.toArray(String[]::new));
    }
}
