package dev.crossroads.quiz.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reports that something is wrong with a question, and the replies to them. They are beside the log, as they are words
 * of people: nothing is worked out from them.
 *
 * <p>Methods wait for the database, but for those that are part of a transaction: call them from virtual threads.
 */
public final class Reports {
    /** More than anybody finds in a day, and few enough to be read. */
    static final int MOST_A_DAY = 20;

    private static final int MOST_NEWS = 5;

    private final Courses courses;
    private final Pool pool;
    private final ReportTable table;
    private final InstantSource clock;
    private volatile Consumer<UUID> listener = _ -> {};

    /** Reports on questions of these courses. */
    public Reports(Courses courses, Pool pool, InstantSource clock) {
        this.courses = courses;
        this.pool = pool;
        this.clock = clock;
        table = new ReportTable(pool);
    }

    /** Calls back with the learner of each report that is made, taken back or replied to on this node. */
    public void listen(Consumer<UUID> changed) {
        listener = changed;
    }

    /** Tells whoever listens that a learner's reports are others now; after the transaction that changes them. */
    public void changed(UUID learner) {
        listener.accept(learner);
    }

    /** A question that a learner was asked, with their answer to it. */
    public record Asked(
            UUID learner,
            UUID attempt,
            String course,
            String quiz,
            String question,
            String revision,
            Optional<JsonNode> answer) {}

    /**
     * Reports a question. The same question of the same attempt again is the same report with other words, which opens
     * it again; the same words change nothing.
     *
     * @throws Problem 400 where nothing is said or too much, 429 where the learner has reported as many as one may
     */
    public Report report(Asked asked, String typed) {
        Instant now = now();
        Report fresh = new Report(
                TimeOrderedIds.next(),
                asked.learner(),
                asked.attempt(),
                asked.course(),
                asked.quiz(),
                asked.question(),
                asked.revision(),
                asked.answer(),
                Report.words(typed),
                now,
                Report.State.OPEN,
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                1);
        Report kept = table.keep(fresh, now.minus(Duration.ofDays(1)), MOST_A_DAY)
                .await()
                .orElseThrow(() -> Problem.of(
                        429, "Too many requests", new Message("quiz.report.problem.most", Map.of("most", MOST_A_DAY))));
        changed(asked.learner());
        return kept;
    }

    /** Takes a report back, if there is one that nobody has replied to. */
    public void withdraw(UUID learner, UUID attempt, String question) {
        table.withdraw(learner, attempt, question).await();
        changed(learner);
    }

    /** A learner's reports on questions of an attempt, by question. */
    public Map<String, Report> of(UUID learner, UUID attempt) {
        return table.ofAttempt(learner, attempt).await().stream()
                .collect(Collectors.toMap(Report::question, Function.identity()));
    }

    /** Reports of a learner whose reply they have not seen, the latest first, a few at most. */
    public List<Report> news(UUID learner) {
        return table.news(learner, MOST_NEWS).await();
    }

    /** Notes that a learner has seen the reply to a report; empty where it is none of theirs. */
    public Optional<Report> see(UUID learner, UUID report) {
        return table.see(learner, report).await();
    }

    /** A report by its id. */
    public Optional<Report> byId(UUID report) {
        return table.byId(report).await();
    }

    /** The reports of some learners on a course: open ones first, the latest first. */
    public List<Report> from(Collection<UUID> learners, String course, int most) {
        return table.from(learners, course, Optional.empty(), most).await();
    }

    /** The same on one of its questions. */
    public List<Report> from(Collection<UUID> learners, String course, String question, int most) {
        return table.from(learners, course, Optional.of(question), most).await();
    }

    /** How many open ones of some learners there are on each question of a course, most first. */
    public Map<String, Integer> open(Collection<UUID> learners, String course) {
        return table.open(learners, course).await();
    }

    /** The reports of everybody: open ones first, the latest first. */
    public List<Report> all(int most) {
        return table.all(most).await();
    }

    /** Replies to a report in a transaction; false where it is not the version that is replied to. */
    public Future<Boolean> reply(SqlClient transaction, Report report, Reply reply) {
        return table.reply(transaction, report.id(), reply, now());
    }

    /** The same in none. */
    public boolean reply(Report report, Reply reply) {
        boolean isReplied = reply(pool, report, reply).await();
        changed(report.learner());
        return isReplied;
    }

    /** Whether a report has that very reply, as when its form is sent twice. */
    public boolean isReplied(Report report, Reply reply) {
        return byId(report.id())
                .filter(now -> now.state() == reply.state()
                        && now.reply().equals(reply.text())
                        && now.repliedBy().equals(reply.by()))
                .isPresent();
    }

    /**
     * Replies, in a transaction, to those of these reports that some learners made on a question and that are still
     * open: it is mended, for this reason.
     *
     * @return how many
     */
    public Future<Integer> mend(
            SqlClient transaction,
            Collection<UUID> reports,
            Collection<UUID> learners,
            String question,
            String why,
            UUID by) {
        Reply reply = new Reply(Report.State.MENDED, why, Optional.of(by), 0);
        return reports.isEmpty()
                ? Future.succeededFuture(0)
                : table.mend(transaction, reports, learners, question, reply, now());
    }

    /** The question of a report as it was asked; empty where nobody remembers it. */
    public Optional<Question> asked(Report report) {
        return courses.asAnswered(report.course(), report.quiz(), report.question(), report.revision());
    }

    /** Whether its question is asked in another way now, or no more. */
    public boolean isEdited(Report report) {
        return courses.asked(report.course(), report.quiz(), report.question())
                .filter(now -> now.common().revision().equals(report.revision()))
                .isEmpty();
    }

    /** The checkpoint or practice that a reported question stands in; empty where its course has it no more. */
    public Optional<Quiz> home(Report report) {
        return courses.course(report.course()).flatMap(course -> home(course, report.question()));
    }

    /** The same of a question by its id. */
    public static Optional<Quiz> home(Course course, String question) {
        return course.quizzes().values().stream()
                .filter(quiz -> quiz.question(question).isPresent())
                .findFirst();
    }

    /** The subject of a report, in one line. */
    public String name(Report report, Texts texts) {
        return asked(report)
                .map(question -> ItemName.of(question, texts))
                .map(name -> name.line().map(line -> name.asks() + " " + line).orElseGet(name::asks))
                .orElseGet(report::question);
    }

    /** The answer of its learner in words; empty where there is none, or the question is forgotten. */
    public String answer(Report report, Texts texts) {
        return report.answer()
                .flatMap(answer -> asked(report).map(question -> AnswerWords.of(question, answer, texts)))
                .orElse("");
    }

    /** The language of its course; English where it is served no more. */
    public String language(Report report) {
        return courses.course(report.course()).map(Course::language).orElse("en");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
