package dev.crossroads;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.DatabaseAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** The command that removes guests who were not seen for long, beside a running server. */
class TidyCommandTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void guestsNobodySawForAYearGoEntirelyAndEverybodyElseStays() {
        Learner idle = lived(new Learner(server), 1);
        Learner leaver = lived(new Learner(server), 2);
        Learner recent = lived(new Learner(server), 3);
        Learner owner = lived(signedUp(server, "Olive"), 4);
        Learner member = lived(new Learner(server), 5);
        Learner teacher = instructor(server, "Tess");
        join(teacher, "Tuesday", member);
        Reply archived = join(teacher, "Once", leaver);
        teacher.form(archived.text("/page") + "/archive", "archived", "yes").with(303);
        List<String> away = List.of(idle.id(), leaver.id());
        List<String> staying = List.of(recent.id(), owner.id(), member.id(), teacher.id());
        age(400, idle.id(), leaver.id(), owner.id(), member.id());
        age(300, recent.id());
        Rows.change(server, "UPDATE membership SET joined_at = joined_at - interval '400 days'");
        assertThat(rows(away).keySet())
                .contains("event", "attempt", "response", "recommendation_kept", "activity_day", "membership");
        Map<String, List<String>> all = rows(null);
        Map<String, List<String>> others = rows(staying);
        int events = Rows.count(server, "event WHERE learner_id IN (" + quoted(away) + ")");

        assertThat(run("tidy")).isZero();
        assertThat(out.toString())
                .contains(": 2, with " + events + " events.", "not archived: 1.", "Nothing was changed");
        assertThat(rows(null)).isEqualTo(all);

        assertThat(run("tidy", "--yes")).isZero();
        assertThat(out.toString()).contains("Removed 2 guests");
        assertThat(rows(away)).isEmpty();
        assertThat(rows(staying)).isEqualTo(others);

        Map<String, List<String>> left = rows(null);
        out.getBuffer().setLength(0);
        assertThat(run("tidy", "--yes")).isZero();
        assertThat(out.toString()).contains(": 0, with 0 events.").doesNotContain("Removed");
        server.rebuild();
        assertThat(rows(null)).isEqualTo(left);

        lived(idle, 6);
        assertThat(rows(List.of(idle.id()))).containsKeys("event", "attempt");

        assertThat(run("tidy", "--yes", "--days", "200")).isZero();
        assertThat(rows(List.of(recent.id()))).isEmpty();
        assertThat(rows(List.of(idle.id()))).containsKey("event");
    }

    @Test
    void lessThanThirtyDaysAreNotTaken() {
        assertThat(run("tidy", "--yes", "--days", "29")).isEqualTo(2);
        assertThat(err.toString()).contains("--days: 29");
    }

    /** Somebody with some activity of every kind. */
    private static Learner lived(Learner learner, int seed) {
        Life.start(learner, "rust");
        learner.put(Workshop.COURSE + "/recommendation/answers/hurry", Map.of("option", "yes"))
                .with(200);
        learner.form(
                        "/courses/workshop/recommendations",
                        "event",
                        UUID.randomUUID().toString())
                .with(303);
        Reply attempt = Workshop.start(learner, Workshop.TYPES);
        Workshop.answer(learner, attempt, "one", Workshop.right(Workshop.question(attempt, "one")))
                .with(200);
        Life.of(learner, new Random(seed), 6);
        return learner;
    }

    private static Reply join(Learner teacher, String title, Learner member) {
        Reply cohort = teacher.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop"))
                .with(201);
        member.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Member"));
        return cohort;
    }

    /** Moves somebody's activity into the past, with everything derived from it. */
    private static void age(int days, String... learners) {
        Rows.change(
                server,
                "UPDATE event SET occurred_at = occurred_at - interval '%1$d days', recorded_at = recorded_at - interval '%1$d days' WHERE learner_id IN (%2$s)"
                        .formatted(days, quoted(List.of(learners))));
        server.rebuild();
    }

    /** All rows of these learners, or of everybody, in whichever table has such. */
    private static Map<String, List<String>> rows(List<String> learners) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : Rows.of(
                server.database(),
                "SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE c.table_schema = 'public' AND c.column_name = 'learner_id' AND t.table_type = 'BASE TABLE'")) {
            String name = table.substring(1, table.length() - 1);
            String whose = learners == null ? "" : " WHERE learner_id IN (" + quoted(learners) + ")";
            // Requests move when a session was used last.
            String columns = name.equals("session") ? "learner_id, token_hash" : "*";
            List<String> found = Rows.of(
                    server.database(), "SELECT " + columns + " FROM " + name + " AS t" + whose + " ORDER BY t::text");
            if (!found.isEmpty()) {
                rows.put(name, found);
            }
        }
        return rows;
    }

    private static String quoted(List<String> ids) {
        return "'" + String.join("', '", ids) + "'";
    }

    private int run(String... arguments) {
        DatabaseAddress database = server.database();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--database");
        all.add("postgresql://%s:%s@%s:%d/%s"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.name()));
        return command.execute(all.toArray(String[]::new));
    }
}
