package dev.crossroads;

import dev.crossroads.course.Course;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.DatabaseException;
import dev.crossroads.database.Pools;
import dev.crossroads.quiz.CourseEdits;
import dev.crossroads.quiz.CourseEdits.Edit;
import dev.crossroads.quiz.CourseEdits.Kind;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.quiz.regrade.Change;
import dev.crossroads.quiz.regrade.Decision;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.recommendation.AdvisedOtherwise;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** A course as its author has it now, beside what a database has served and recorded of it. Only reads. */
final class CheckAgainst {
    private static final String READ_ONLY = "SET default_transaction_read_only = on";

    /** What Postgres says where a table or a column is not there. */
    private static final Set<String> OF_ANOTHER_RELEASE = Set.of("42P01", "42703");

    private CheckAgainst() {}

    /**
     * A course beside what was recorded.
     *
     * @param served whether that database has served it before
     */
    record Report(String course, boolean served, List<Changed> questions) {}

    /**
     * A question that is not as it was last served.
     *
     * @param change the kind of edit, a word such as {@code key}
     * @param quiz where it stands; empty for one that was removed
     * @param text what lists call it; empty for one that was removed
     * @param answers how many are recorded
     * @param marks what a corrected key does to them
     */
    record Changed(
            String change,
            Optional<String> quiz,
            String question,
            Optional<String> text,
            int answers,
            Optional<Marks> marks) {}

    /**
     * The effect of a corrected key on recorded answers.
     *
     * @param gain whom it gives points, by itself, when the course is next served
     * @param lose who would lose points, were it to take any: it takes none unless an instructor decides so
     * @param pass whom it lets pass
     * @param fail who would not pass any more, were it to take points
     * @param recommendations of how many learners it changes the recommendation
     */
    record Marks(List<UUID> gain, List<UUID> lose, List<UUID> pass, List<UUID> fail, int recommendations) {}

    /**
     * Reads what a database has of a course.
     *
     * @param database the address of a Postgres, or the data folder of a server
     */
    static Report of(Course course, String database) {
        if (database.contains("://")) {
            return beside(address(database), pool -> report(course, pool));
        }
        try (Database folder = Database.asItIs(Path.of(database))) {
            return beside(folder.address(), pool -> report(course, pool));
        }
    }

    private static DatabaseAddress address(String database) {
        try {
            return DatabaseAddress.parse(database);
        } catch (IllegalArgumentException wrong) {
            throw new Settings.Wrong("--against: " + wrong.getMessage());
        }
    }

    private static <T> T beside(DatabaseAddress address, Function<Pool, T> work) {
        Vertx vertx = Vertx.vertx();
        Pool pool = Pools.open(vertx, address, "against", 1, READ_ONLY);
        try {
            return work.apply(pool);
        } catch (PgException wrong) {
            if (OF_ANOTHER_RELEASE.contains(wrong.getSqlState())) {
                throw new DatabaseException(
                        "The database is of another release than this program (%s). Check with the program that serves it."
                                .formatted(wrong.getErrorMessage()),
                        wrong);
            }
            throw wrong;
        } finally {
            pool.close().await();
            vertx.close().await();
        }
    }

    private static Report report(Course course, Pool pool) {
        InstantSource clock = InstantSource.system();
        CourseEdits edits = new CourseEdits(course, pool);
        Regrades regrades = new Regrades(
                edits.courses(),
                _ -> Future.failedFuture("Nothing is recorded by looking"),
                pool,
                _ -> List.of(),
                clock);
        return new Report(
                course.id(),
                edits.isKnown(),
                edits.all(clock.instant()).stream()
                        .map(edit -> changed(course, edits, edit, regrades, pool, clock))
                        .toList());
    }

    private static Changed changed(
            Course course, CourseEdits edits, Edit edit, Regrades regrades, Pool pool, InstantSource clock) {
        Texts texts = Texts.of(Language.ENGLISH);
        return new Changed(
                Word.of(edit.kind()),
                edit.quiz(),
                edit.question(),
                edit.quiz().map(_ -> ItemName.of(edits.question(edit), texts).text()),
                edit.answers(),
                edit.decision().map(decision -> marks(course, edits, decision, regrades, pool, clock)));
    }

    private static Marks marks(
            Course course, CourseEdits edits, Decision decision, Regrades regrades, Pool pool, InstantSource clock) {
        List<Change> given = regrades.preview(decision);
        List<Change> both = regrades.previewBothWays(decision);
        List<UUID> learners = learners(given, _ -> true);
        Map<UUID, CourseResults> results = new Results(pool, edits.courses())
                .of(learners, course.id(), clock.instant())
                .await();
        return new Marks(
                learners(given, change -> change.gain() > 0),
                learners(both, change -> change.gain() < 0),
                learners(given, change -> change.passesNow(course)),
                learners(both, change -> change.passesNoLonger(course)),
                AdvisedOtherwise.count(new Leaders(pool), course, decision, given, results));
    }

    private static List<UUID> learners(List<Change> changes, Predicate<Change> which) {
        return changes.stream()
                .filter(which)
                .map(change -> change.given().learner())
                .distinct()
                .sorted()
                .toList();
    }

    /** The report as a terminal shows it. */
    static List<String> lines(Report report) {
        if (!report.served()) {
            return List.of("That database has never served a course \"%s\".".formatted(report.course()));
        }
        if (report.questions().isEmpty()) {
            return List.of("Every question is as that database last served it.");
        }
        return report.questions().stream().map(CheckAgainst::line).toList();
    }

    private static String line(Changed changed) {
        String place = changed.quiz().map(quiz -> quiz + " ").orElse("") + changed.question();
        String name = changed.text().map(text -> " (" + text + ")").orElse("");
        return place + name + ": " + what(changed);
    }

    private static String what(Changed changed) {
        int answers = changed.answers();
        return switch (Kind.valueOf(changed.change().toUpperCase(java.util.Locale.ROOT))) {
            case NEW -> "new.";
            case WORDING ->
                "asks something else. Its statistics begin anew; %s in the words they were given to."
                        .formatted(count(answers, "answer stays", "answers stay"));
            case KEY ->
                changed.marks().map(CheckAgainst::what).orElse("""
                    has another key and other options. %s as marked; an instructor can have them marked again.\
                    """.formatted(
                                count(answers, "answer stays", "answers stay")));
            case WORTH ->
                "earns something else. %s as marked.".formatted(count(answers, "answer stays", "answers stay"));
            case SURROUNDINGS -> "asks the same with the same key; its statistics go on.";
            case REMOVED ->
                "removed. %s in the words they were given to."
                        .formatted(count(answers, "answer stays", "answers stay"));
        };
    }

    private static String what(Marks marks) {
        return """
            has another key. When it is next served, %s and %s; of %s the recommendation changes. Nobody loses any: if an \
            instructor has it marked again both ways, %s and %s.\
            """.formatted(
                        count(marks.gain().size(), "learner gains points", "learners gain points"),
                        count(marks.pass().size(), "passes", "pass"),
                        count(marks.recommendations(), "learner", "learners"),
                        count(marks.lose().size(), "learner loses points", "learners lose points"),
                        count(marks.fail().size(), "passes no more", "pass no more"));
    }

    private static String count(int number, String one, String other) {
        return number + " " + (number == 1 ? one : other);
    }

    /** A course for which there is something to be compared; mistakes are told before. */
    static Optional<Report> of(CourseReader.Reading reading, Optional<String> database) {
        return reading.course().flatMap(course -> database.map(where -> of(course, where)));
    }
}
