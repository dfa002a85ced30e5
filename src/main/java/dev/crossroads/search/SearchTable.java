package dev.crossroads.search;

import dev.crossroads.event.Columns;
import dev.crossroads.event.EventJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The SQL of tables {@code search_course} and {@code search_section}. */
final class SearchTable {
    private static final String MARKS = "StartSel=" + Snippet.START + ", StopSel=" + Snippet.STOP
            + ", MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=\" … \"";

    private final Pool pool;

    SearchTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A section that matches.
     *
     * @param marked what of it matches, with the marks of {@link Snippet}; without any where a part of a word does
     * @param body all of it
     */
    record Match(String course, String lesson, String section, String marked, String body) {
        private static Match from(Row row) {
            return new Match(
                    row.getString("course"),
                    row.getString("lesson"),
                    row.getString("section"),
                    row.getString("marked"),
                    row.getString("body"));
        }
    }

    /** Whether exactly that is known of a course. */
    Future<Boolean> knows(String course, String fingerprint) {
        return knows(pool, course, fingerprint);
    }

    private static Future<Boolean> knows(SqlClient client, String course, String fingerprint) {
        return client.preparedQuery("SELECT FROM search_course WHERE course = $1 AND fingerprint = $2")
                .execute(Tuple.of(course, fingerprint))
                .map(rows -> rows.size() == 1);
    }

    /**
     * Puts a course in place of what is known of it, unless that is the same; nodes that start at once take turns.
     *
     * @param config of Postgres' text search, such as {@code english}
     * @param fingerprint of the course, see {@link SectionText#fingerprint}
     */
    Future<Void> put(String course, String config, String fingerprint, List<SectionText> texts) {
        return pool.withTransaction(transaction -> transaction
                .query("LOCK TABLE search_course IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .compose(_ -> knows(transaction, course, fingerprint))
                .compose(isKnown ->
                        isKnown ? Future.succeededFuture() : replace(transaction, course, config, fingerprint, texts)));
    }

    private static Future<Void> replace(
            SqlConnection transaction, String course, String config, String fingerprint, List<SectionText> texts) {
        List<Object> columns = Columns.<SectionText>of(texts)
                .text(SectionText::lesson)
                .text(SectionText::section)
                .text(SectionText::lessonTitle)
                .text(SectionText::title)
                .text(SectionText::body)
                .text(text -> EventJson.write(List.copyOf(text.terms())))
                .statement("")
                .parameters();
        Tuple parameters = Tuple.of(course, config);
        columns.forEach(parameters::addValue);
        return transaction
                .preparedQuery("DELETE FROM search_course WHERE course = $1")
                .execute(Tuple.of(course))
                .compose(_ -> transaction.preparedQuery("""
                                INSERT INTO search_course (course, config, fingerprint)
                                VALUES ($1, $2::text::regconfig, $3)
                                """).execute(Tuple.of(course, config, fingerprint)))
                .compose(_ -> transaction.preparedQuery("""
                                INSERT INTO search_section (course, position, lesson, section, body, document)
                                SELECT $1, position - 1, lesson, section, body,
                                       setweight(to_tsvector($2::text::regconfig, title), 'A')
                                       || setweight(to_tsvector($2::text::regconfig, lesson_title), 'B')
                                       || to_tsvector($2::text::regconfig, body)
                                       || array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(terms::jsonb)))
                                FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
                                     WITH ORDINALITY
                                     AS t (lesson, section, lesson_title, title, body, terms, position)
                                """).execute(parameters))
                .mapEmpty();
    }

    /**
     * The sections of these courses that match best, the best first; each course is searched in its own language. The
     * beginning of a word is looked for as it stands too: it may be a word that the language passes over, such as
     * {@code own} of {@code ownership}. What its words miss is found by its {@link Terms}, after the rest.
     */
    Future<List<Match>> find(Query query, List<String> courses, int limit) {
        return pool.preparedQuery("""
                        WITH asked AS (
                            SELECT course, config,
                                   websearch_to_tsquery(config, $1)
                                   || (websearch_to_tsquery(config, $2)
                                       && (to_tsquery(config, $3) || to_tsquery('simple', $3))) AS query,
                                   $7::text::tsquery AS terms
                            FROM search_course
                            WHERE course = ANY ($4)
                        ), found AS (
                            SELECT s.course, s.position, s.lesson, s.section, s.body, config, query,
                                   ts_rank_cd(document, query) AS rank
                            FROM asked JOIN search_section s
                                 ON s.course = asked.course AND (document @@ query OR document @@ terms)
                            ORDER BY rank DESC, s.course, s.position
                            LIMIT $5
                        )
                        SELECT course, lesson, section, body,
                               ts_headline(config, body, query, $6) AS marked
                        FROM found
                        ORDER BY rank DESC, course, position
                        """)
                .mapping(Match::from)
                .execute(Tuple.of(
                        query.text(),
                        query.rest(),
                        query.prefix(),
                        courses.toArray(String[]::new),
                        limit,
                        MARKS,
                        query.terms()))
                .map(rows -> rows.stream().toList());
    }
}
