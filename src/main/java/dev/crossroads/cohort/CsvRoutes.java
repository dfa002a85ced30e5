package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Untimed;
import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.roster.NameParts;
import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.Target;
import dev.crossroads.web.Language;
import dev.crossroads.web.Outgoing;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A cohort's answers and its grid as CSV. Its columns are named in English, as programs read them. */
final class CsvRoutes implements Routes {
    /** Rows that are read at a time: what is not sent yet waits in the database. */
    private static final int AT_A_TIME = 500;

    private static final String HEADS = Csv.BYTE_ORDER_MARK
            + Csv.line(List.of(
                    "time",
                    "learner",
                    "name",
                    "quiz",
                    "quiz title",
                    "attempt",
                    "question",
                    "prompt",
                    "revision",
                    "answer",
                    "answer as JSON",
                    "confidence",
                    "correct",
                    "points",
                    "out of",
                    "hints",
                    "first name",
                    "last name",
                    "number",
                    "email",
                    "attempt id",
                    "attempt started",
                    "attempt finished",
                    "seconds",
                    "retry",
                    "due",
                    "extended",
                    "shown",
                    "untimed"));

    /** One row per answer, by the keys of the members. */
    private static final String NAMED = """
        SELECT r.answered_at, r.learner_id, m.name, m.number, m.listed_as, r.attempt_id, r.quiz, r.question, r.revision,
               r.answer::text AS answer, r.confidence, r.correct, r.points, r.out_of, r.shown_at, r.untimed,
               coalesce(h.hints, 0) AS hints
        FROM membership m
        JOIN response r ON r.learner_id = m.learner_id AND r.course = $2
        LEFT JOIN released_hint h
          ON h.learner_id = r.learner_id AND h.attempt_id = r.attempt_id AND h.question = r.question
        WHERE m.cohort_id = $1
        ORDER BY r.learner_id, r.answered_at, r.question
        """;

    private final Cohorts cohorts;
    private final CohortStandings standings;
    private final CohortItems items;
    private final MembershipTable members;
    private final Results results;
    private final TermTable dues;
    private final Pool pool;
    private final InstantSource clock;
    private final CohortAudit audit;

    CsvRoutes(
            Cohorts cohorts,
            CohortStandings standings,
            CohortItems items,
            Results results,
            Pool pool,
            InstantSource clock) {
        this.cohorts = cohorts;
        this.standings = standings;
        this.items = items;
        this.members = new MembershipTable(pool);
        this.results = results;
        this.dues = cohorts.terms();
        this.pool = pool;
        this.clock = clock;
        audit = new CohortAudit(pool, clock);
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/responses.csv").handler(this::responses);
        router.get("/api/v1/cohorts/:cohort/responses").handler(this::responses);
        router.get("/cohorts/:cohort/grid.csv").handler(this::grid);
    }

    private void responses(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        audit.note(context, cohort.id(), Deed.RESPONSES_EXPORTED);
        Optional<Course> course = cohorts.course(cohort);
        if (cohort.anonymous()) {
            Outgoing file = begin(context, cohort, "responses");
            file.end(Buffer.buffer(
                    HEADS + course.map(_ -> unnamed(items.of(cohort))).orElse("")));
        } else {
            named(context, cohort, course, taken(cohort), dues.of(cohort).await());
        }
    }

    /**
     * Only what {@link Anonymity} lets be told: an answer as often as it was given, beside nobody and no other answer.
     */
    private static String unnamed(CohortItems.Items all) {
        StringBuilder lines = new StringBuilder();
        for (Quiz quiz : all.course().quizzes().values()) {
            for (Question question : quiz.questions()) {
                all.of(quiz, question).stream()
                        .flatMap(statistics -> statistics.draws().stream())
                        .forEach(draw -> lines.repeat(
                                unnamed(quiz, question, draw), draw.of().count()));
            }
        }
        return lines.toString();
    }

    private static String unnamed(Quiz quiz, Question question, ItemStatistics.Draw draw) {
        Texts english = Texts.of(Language.ENGLISH);
        return Csv.line(List.of(
                "",
                "",
                "",
                quiz.id(),
                quiz.title(),
                "",
                question.id(),
                AnswerWords.prompt(question, english),
                question.common().revision(),
                AnswerWords.of(question, StoredJson.tree(draw.answer()), english),
                draw.answer(),
                "",
                draw.correct(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                ""));
    }

    private void named(RoutingContext context, Cohort cohort, Optional<Course> course, Taken taken, CohortDues dues) {
        Outgoing file = begin(context, cohort, "responses");
        file.write(Buffer.buffer(HEADS)).await();
        SqlConnection connection = pool.getConnection().await();
        try {
            Transaction transaction = connection.begin().await();
            Cursor cursor = connection.prepare(NAMED).await().cursor(Tuple.of(cohort.id(), cohort.course()));
            do {
                StringBuilder lines = new StringBuilder();
                for (Row row : cursor.read(AT_A_TIME).await()) {
                    // One of an attempt that was begun meanwhile is not of the moment that the file tells of.
                    // Answers in placements, and in tests before and after, are their learner's own.
                    Optional.ofNullable(taken.attempts().get(row.getUUID("attempt_id")))
                            .filter(attempt -> !attempt.isSealed())
                            .ifPresent(attempt -> lines.append(line(
                                    row,
                                    attempt,
                                    taken.seconds(attempt, row.getString("question")),
                                    course,
                                    cohort,
                                    dues.terms(attempt.learner()))));
                }
                // Waits until it is sent, so a slow client slows the query and fills no memory.
                file.write(Buffer.buffer(lines.toString())).await();
            } while (cursor.hasMore());
            cursor.close().await();
            transaction.commit().await();
        } catch (Exception broken) { // await() throws what the database client failed with, checked or not
            // A file that ends in the middle must not look whole.
            context.request().connection().close();
            throw broken;
        } finally {
            connection.close().await();
        }
        file.end().await();
    }

    /**
     * The attempts of all members by their ids, and what was marked of them.
     *
     * @param marked by attempt and question
     */
    private record Taken(Map<UUID, Attempt> attempts, Map<String, Marked> marked) {

        /** Seconds that an answer took, with their fraction; empty where its mark isn't told yet, or nobody can say. */
        Object seconds(Attempt attempt, String question) {
            return Optional.ofNullable(marked.get(attempt.id() + question))
                    .flatMap(Marked::taken)
                    .<Object>map(taken -> BigDecimal.valueOf(taken.toMillis(), 3))
                    .orElse("");
        }
    }

    private Taken taken(Cohort cohort) {
        List<UUID> members = this.members.of(cohort.id()).await().stream()
                .map(Membership::learner)
                .toList();
        Map<UUID, CourseResults> all =
                results.of(members, cohort.course(), clock.instant()).await();
        return new Taken(
                all.values().stream()
                        .flatMap(one -> one.attempts().stream())
                        .collect(Collectors.toMap(Attempt::id, Function.identity())),
                all.values().stream()
                        .flatMap(one -> one.responses().stream())
                        .collect(Collectors.toMap(
                                marked -> marked.attempt() + marked.question(), Function.identity(), (one, _) -> one)));
    }

    private String line(
            Row row, Attempt attempt, Object seconds, Optional<Course> course, Cohort cohort, CohortTerms terms) {
        Target target = Target.quiz(attempt.quiz());
        Optional<Quiz> quiz = course.flatMap(found -> found.quiz(row.getString("quiz")));
        Optional<Question> question =
                cohorts.asAnswered(cohort, row.getString("quiz"), row.getString("question"), row.getString("revision"));
        Texts english = Texts.of(Language.ENGLISH);
        String answer = row.getString("answer");
        NameParts name = NameParts.of(row.getString("name"));
        return Csv.line(List.of(
                time(row.getOffsetDateTime("answered_at").toInstant(), cohort),
                row.getUUID("learner_id").toString(),
                row.getString("name"),
                row.getString("quiz"),
                quiz.map(Quiz::title).orElse(""),
                attempt.number(),
                row.getString("question"),
                question.map(asked -> AnswerWords.prompt(asked, english)).orElse(""),
                row.getString("revision"),
                question.map(asked -> AnswerWords.of(asked, StoredJson.tree(answer), english))
                        .orElse(""),
                answer,
                Optional.ofNullable(row.getString("confidence"))
                        .map(confidence -> confidence.toLowerCase(Locale.ROOT))
                        .orElse(""),
                attempt.revealsMarks() ? row.getBoolean("correct") : "",
                attempt.revealsMarks() ? row.getInteger("points") : "",
                row.getInteger("out_of"),
                row.getInteger("hints"),
                name.first(),
                name.last(),
                Optional.ofNullable(row.getString("number")).orElse(""),
                Optional.ofNullable(row.getString("listed_as")).orElse(""),
                attempt.id().toString(),
                time(attempt.startedAt(), cohort),
                attempt.ending().map(ending -> time(ending.at(), cohort)).orElse(""),
                seconds,
                attempt.retryOf().isPresent(),
                CohortDues.due(terms, target).map(due -> due.day().toString()).orElse(""),
                terms.isExtended(target),
                Optional.ofNullable(row.getOffsetDateTime("shown_at"))
                        .map(shown -> time(shown.toInstant(), cohort))
                        .orElse(""),
                Optional.ofNullable(row.getString("untimed"))
                        .map(why -> Word.of(Untimed.valueOf(why)))
                        .orElse("")));
    }

    /** ISO 8601 with the offset that holds in the cohort's zone then. */
    static String time(Instant at, Cohort cohort) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(cohort.zone()));
    }

    private void grid(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        CohortProgress progress = standings.of(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        String csv =
                Csv.BYTE_ORDER_MARK + GridCsv.of(progress, Visitor.of(context).texts());
        audit.note(context, cohort.id(), Deed.GRID_EXPORTED);
        begin(context, cohort, "grid").end(Buffer.buffer(csv));
    }

    /** Begins a file that nobody keeps but who asked for it. */
    static Outgoing begin(RoutingContext context, Cohort cohort, String what) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8; header=present")
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .putHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"crossroads-%s-%s.csv\"".formatted(what, cohort.id()))
                .setChunked(true);
        return Outgoing.ofText(context);
    }
}
