package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.event.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The SQL of table {@code question_revision}. */
final class QuestionRevisionTable {
    private final Pool pool;

    QuestionRevisionTable(Pool pool) {
        this.pool = pool;
    }

    /** The key of a revision. */
    record Key(String course, String question, String revision) {}

    /** A question as a quiz asks it. */
    record Served(String course, String quiz, Question question) {
        Key key() {
            return new Key(course, question.id(), question.common().revision());
        }
    }

    /** A revision with what it asked, as {@link QuestionJson} wrote it. */
    record Kept(Key key, String content) {}

    /** The revisions that are kept of some courses, those that were served first at the beginning. */
    Future<List<Key>> of(List<String> courses) {
        return pool.preparedQuery("""
                        SELECT course, question, revision
                        FROM question_revision
                        WHERE course = ANY ($1)
                        ORDER BY first_served_at, question, revision
                        """)
                .execute(Tuple.tuple().addArrayOfString(courses.toArray(String[]::new)))
                .map(rows -> rows.stream().map(QuestionRevisionTable::key).toList());
    }

    /** Some of them, as they were asked. */
    Future<List<Kept>> contents(List<Key> keys) {
        return pool.preparedQuery("""
                        SELECT course, question, revision, content::text AS content
                        FROM unnest($1::text[], $2::text[], $3::text[]) AS asked (course, question, revision)
                        JOIN question_revision USING (course, question, revision)
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfString(keys.stream().map(Key::course).toArray(String[]::new))
                        .addArrayOfString(keys.stream().map(Key::question).toArray(String[]::new))
                        .addArrayOfString(keys.stream().map(Key::revision).toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Kept(key(row), row.getString("content")))
                        .toList());
    }

    /** Keeps what is served, unless it is kept already. */
    Future<Void> keep(List<Served> served, Instant now) {
        List<Object> columns = Columns.<Served>of(served)
                .text(Served::course)
                .text(question -> question.key().question())
                .text(question -> question.key().revision())
                .text(Served::quiz)
                .text(question -> QuestionJson.write(question.question()))
                .statement("")
                .parameters();
        Tuple parameters = Tuple.tuple();
        columns.forEach(parameters::addValue);
        return pool.preparedQuery("""
                        INSERT INTO question_revision (course, question, revision, quiz, content, first_served_at)
                        SELECT course, question, revision, quiz, content::jsonb, $6
                        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
                             AS t (course, question, revision, quiz, content)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(parameters.addValue(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Key key(Row row) {
        return new Key(row.getString("course"), row.getString("question"), row.getString("revision"));
    }
}
