package dev.crossroads.cohort;

import dev.crossroads.cohort.TeachingTable.Teaching;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.Series;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Requests;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cohorts for their instructors, and the one rule of who sees one: its own instructors, as long as they have the role.
 * For everybody else it does not exist.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Cohorts {
    /** Far more than anybody teaches; an account that is misused can't fill the database. */
    static final int MOST_OF_ONE_INSTRUCTOR = 500;

    /** Dates may be so long before a cohort was opened, or from now. */
    private static final int YEARS_MEANT = 10;

    private final Courses courses;
    private final Pool pool;
    private final CohortTable table;
    private final TermTable terms;
    private final People people;
    private final CohortAudit audit;
    private final InstantSource clock;

    Cohorts(Courses courses, Pool pool, People people, CohortAudit audit, InstantSource clock) {
        this.courses = courses;
        this.table = new CohortTable(pool);
        this.terms = new TermTable(pool, courses);
        this.pool = pool;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** The page of a cohort. */
    static String path(UUID cohort) {
        return "/cohorts/" + cohort;
    }

    /** The surroundings of a cohort's page. */
    static Chrome around(Frame frame, Cohort cohort, Optional<Course> course, Visitor visitor) {
        return course.map(found -> frame.around(cohort.title(), Chrome.Place.COHORTS, found, visitor))
                .orElseGet(() -> frame.around(cohort.title(), Chrome.Place.COHORTS, visitor));
    }

    /** The JSON resource of a cohort. */
    static String api(UUID cohort) {
        return Paths.API + path(cohort);
    }

    /** The cohort, if this visitor is one of its instructors; a problem 404 for everybody else. */
    Cohort seenBy(Visitor visitor, UUID cohort) {
        return find(visitor, cohort).orElseThrow(() -> none(cohort));
    }

    /** The cohort that the path of a request names; the same. */
    Cohort seenBy(RoutingContext context) {
        return seenBy(Visitor.of(context), Requests.uuid(context, "cohort"));
    }

    /** A cohort, whoever asks: for what was allowed before and goes on. */
    Optional<Cohort> byId(UUID cohort) {
        return table.of(cohort).await();
    }

    private Optional<Cohort> find(Visitor visitor, UUID cohort) {
        return visitor.isInstructor() ? table.taught(visitor.learner(), cohort).await() : Optional.empty();
    }

    /** All cohorts of an instructor, the latest first; none for who is not one. */
    List<Cohort> taughtBy(Visitor visitor) {
        return visitor.isInstructor() ? table.taughtBy(visitor.learner()).await() : List.of();
    }

    /** The courses that a cohort may be opened on. */
    Collection<Course> courses() {
        return courses.all();
    }

    /** The course of a cohort; empty where the server does not serve it any more. */
    Optional<Course> course(Cohort cohort) {
        return courses.course(cohort.course());
    }

    /** A question of its course in the words that somebody answered it in; see {@link Courses#asAnswered}. */
    Optional<Question> asAnswered(Cohort cohort, String quiz, String question, String revision) {
        return courses.asAnswered(cohort.course(), quiz, question, revision);
    }

    /** The names of people with accounts. */
    Map<UUID, String> names(List<UUID> ids) {
        return people.names(ids);
    }

    /** Series of answers in its course, for one reading. */
    Series series(Cohort cohort) {
        return new Series(courses, cohort.course());
    }

    /**
     * Opens a cohort.
     *
     * @param id of the cohort; asked for again with the same id and the same words, it is the same cohort
     */
    Cohort open(RoutingContext context, UUID id, Opening opening) {
        Visitor instructor = Visitor.of(context);
        Label title = titled(opening.title());
        Course course = courses.course(opening.course()).orElseThrow(() -> Problem.noCourse(opening.course()));
        ZoneId zone = opening.zone().isEmpty() ? usualZone(instructor) : TimeZones.of(opening.zone());
        Optional<Cohort> known = find(instructor, id);
        if (known.isPresent()) {
            return same(known.get(), title, course);
        }
        if (table.taughtBy(instructor.learner()).await().size() >= MOST_OF_ONE_INSTRUCTOR) {
            throw Problem.conflict(new Message("cohort.problem.most-cohorts", Map.of("most", MOST_OF_ONE_INSTRUCTOR)));
        }
        Cohort cohort =
                new Cohort(id, title.text(), course.id(), JoinCode.fresh(), false, zone, now(), Optional.empty());
        boolean isNew = audit.doing(
                context,
                id,
                transaction -> new CohortTable(transaction).add(cohort, instructor.learner()),
                added -> added ? List.of(CohortAudit.Entry.of(Deed.OPENED)) : List.of());
        if (!isNew) {
            return same(find(instructor, id).orElseThrow(Problem::idInUse), title, course);
        }
        return cohort;
    }

    /**
     * The form that opens a cohort.
     *
     * @param zone a name of the IANA time zone database; empty for that of the cohort they opened last, else UTC
     */
    record Opening(String title, String course, String zone) {}

    /** The zone of the cohort that an instructor opened last; UTC for their first one. */
    ZoneId usualZone(Visitor instructor) {
        return taughtBy(instructor).stream().findFirst().map(Cohort::zone).orElse(TimeZones.UTC);
    }

    private static Cohort same(Cohort known, Label title, Course course) {
        if (!known.title().equals(title.text()) || !known.course().equals(course.id())) {
            throw Problem.idInUse();
        }
        return known;
    }

    /**
     * Changes what a cohort is called and how it is shown.
     *
     * @param isAnonymous taken back only as long as nobody has answered under that promise
     */
    Future<?> change(SqlConnection transaction, Cohort cohort, Label title, boolean isAnonymous, ZoneId zone) {
        return new CohortTable(transaction).change(cohort.id(), title.text(), isAnonymous, zone.getId(), now());
    }

    /** A cohort as it is now, which nobody else changes before this transaction is over. */
    Future<Cohort> locked(SqlConnection transaction, UUID cohort) {
        return new CohortTable(transaction).locked(cohort).map(found -> found.orElseThrow(() -> none(cohort)));
    }

    private static Problem none(UUID cohort) {
        return Problem.notFound(new Message("cohort.problem.none", Map.of("id", cohort)));
    }

    /** Whether a cohort is anonymous and has to stay so, as somebody has answered under that promise. */
    boolean isPromisedAnonymity(Cohort cohort) {
        return table.isPromised(cohort.id()).await();
    }

    /** The terms that cohorts set for their members. */
    TermTable terms() {
        return terms;
    }

    /** Its dates of lessons and checkpoints, as they are for everybody. */
    Map<Target, Dates> dates(Cohort cohort) {
        return withoutWarmUps(terms.of(cohort).await());
    }

    /** Those of warm-ups come and go with them. */
    private static Map<Target, Dates> withoutWarmUps(CohortDues dues) {
        Map<Target, Dates> dates = new HashMap<>(dues.everybody().dates());
        dates.keySet().removeIf(target -> Quiz.isWarmUp(target.id()));
        return dates;
    }

    /** The same, as they are in a transaction. */
    Future<Map<Target, Dates>> dates(SqlConnection transaction, Cohort cohort) {
        return new TermTable(transaction, courses).of(cohort).map(Cohorts::withoutWarmUps);
    }

    /** All that is due for everybody, the earliest first. */
    List<Due> dues(Cohort cohort) {
        return terms.of(cohort).await().everybodys();
    }

    /** The first day that a date of it can mean: browsers make the year 26 of two digits. */
    LocalDate firstMeant(Cohort cohort) {
        return cohort.createdAt().atZone(cohort.zone()).toLocalDate().minusYears(YEARS_MEANT);
    }

    /** The last one: a slip of the hand makes 20226. */
    LocalDate lastMeant(Cohort cohort) {
        return clock.instant().atZone(cohort.zone()).toLocalDate().plusYears(YEARS_MEANT);
    }

    /**
     * Somebody who was let teach a cohort.
     *
     * @param hasRole whether they do: without the role they see nothing of it
     */
    record Instructor(UUID learner, String name, boolean hasRole) {}

    /** Everybody who was let teach it, the first one first. */
    List<Instructor> teachers(Cohort cohort) {
        List<Teaching> all = teaching(pool).instructors(cohort.id()).await();
        Map<UUID, String> known =
                people.names(all.stream().map(Teaching::learner).toList());
        return all.stream()
                .filter(one -> known.containsKey(one.learner()))
                .map(one -> new Instructor(one.learner(), known.get(one.learner()), one.hasRole()))
                .toList();
    }

    private TeachingTable teaching(SqlClient client) {
        return new TeachingTable(client, people.instructorsQuery());
    }

    /**
     * Lets another instructor of the site teach it too.
     *
     * @return whether they didn't before
     */
    Future<Boolean> addInstructor(SqlConnection transaction, Cohort cohort, UUID colleague) {
        return teaching(transaction).add(cohort.id(), colleague, now());
    }

    /** The instructor of this site with an address; a problem 409 where nobody has it and the role. */
    UUID colleague(String email) {
        return people.instructor(email)
                .orElseThrow(() -> Problem.conflict(new Message("cohort.problem.colleague", Map.of("email", email))));
    }

    /**
     * Lets another instructor of the site teach whatever the visitor alone does; a problem 409 where nobody else has
     * that address and the role.
     */
    void handOver(RoutingContext context, String email) {
        UUID instructor = Visitor.requireInstructor(context).learner();
        UUID colleague = colleague(email);
        if (colleague.equals(instructor)) {
            throw Problem.conflict(new Message("cohort.problem.colleague", Map.of("email", email)));
        }
        audit.doing(
                context,
                transaction -> teaching(transaction).handOver(instructor, colleague, now()),
                handed -> handed.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                _ -> List.of(CohortAudit.Entry.of(Deed.INSTRUCTOR_ADDED, colleague)))));
    }

    /** The cohorts of a learner that ended with the account of the only instructor they had. */
    List<TeachingTable.Ended> endedFor(UUID learner) {
        return teaching(pool).endedFor(learner, clock.instant()).await();
    }

    /**
     * Ends that somebody teaches it; a problem 409 for its last instructor, as nobody could see it then. Two who leave
     * at once wait for each other.
     *
     * @return whether they did
     */
    Future<Boolean> removeInstructor(SqlConnection transaction, Cohort cohort, UUID instructor) {
        TeachingTable held = teaching(transaction);
        return locked(transaction, cohort.id())
                .compose(_ -> held.remove(cohort.id(), instructor))
                .compose(removed -> held.instructors(cohort.id()).map(left -> {
                    if (left.stream().noneMatch(Teaching::hasRole)) {
                        throw Problem.conflict(new Message("cohort.problem.last-instructor"));
                    }
                    return removed;
                }));
    }

    /** What a cohort is called; a problem 400 for what is no name. */
    static Label titled(String title) {
        return Label.of(title)
                .orElseThrow(
                        () -> Problem.badRequest(new Message("cohort.problem.title", Map.of("most", Label.LONGEST))));
    }

    /** Puts a cohort away, or takes it out again. */
    Future<?> archive(SqlConnection transaction, Cohort cohort, boolean away) {
        return new CohortTable(transaction).archive(cohort.id(), away ? Optional.of(now()) : Optional.empty());
    }

    /** Gives a cohort a new join code; the old one lets nobody join from now on. */
    Future<Boolean> renewCode(SqlConnection transaction, Cohort cohort) {
        // Another cohort has that code: 1 in 2^40 for each that there is.
        return new CohortTable(transaction)
                .setCode(cohort.id(), JoinCode.fresh())
                .compose(isSet -> isSet ? Future.succeededFuture(true) : renewCode(transaction, cohort));
    }

    /** The names of those who teach it, the first one first. */
    List<String> instructors(Cohort cohort) {
        return teachers(cohort).stream()
                .filter(Instructor::hasRole)
                .map(Instructor::name)
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
