package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
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
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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
    private final CohortTable table;
    private final TermTable terms;
    private final SoleTable sole;
    private final People people;
    private final InstantSource clock;

    Cohorts(Courses courses, Pool pool, People people, InstantSource clock) {
        this.courses = courses;
        this.table = new CohortTable(pool);
        this.terms = new TermTable(pool);
        this.sole = new SoleTable(pool);
        this.people = people;
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
        return find(visitor, cohort)
                .orElseThrow(() -> Problem.notFound(new Message("cohort.problem.none", Map.of("id", cohort))));
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
    Cohort open(Visitor instructor, UUID id, Opening opening) {
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
        if (!table.add(cohort, instructor.learner()).await()) {
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
     * @param zone a name of the IANA time zone database
     */
    void change(Cohort cohort, String title, boolean isAnonymous, String zone) {
        table.change(
                        cohort.id(),
                        titled(title).text(),
                        isAnonymous,
                        TimeZones.of(zone).getId(),
                        now())
                .await();
    }

    /** Whether a cohort is anonymous and has to stay so, as somebody has answered under that promise. */
    boolean isPromisedAnonymity(Cohort cohort) {
        return table.isPromised(cohort.id()).await();
    }

    /** Its dates, as they are for everybody. */
    Map<Target, Dates> dates(Cohort cohort) {
        return terms.of(cohort).await().everybody().dates();
    }

    /** What is due for everybody, the earliest first. */
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

    /** An instructor of a cohort. */
    record Instructor(UUID learner, String name) {}

    /** Its instructors, the first one first. */
    List<Instructor> teachers(Cohort cohort) {
        List<UUID> ids = table.instructors(cohort.id()).await();
        Map<UUID, String> known = people.names(ids);
        return ids.stream()
                .filter(known::containsKey)
                .map(id -> new Instructor(id, known.get(id)))
                .toList();
    }

    /**
     * Lets another instructor of the site teach it too; a problem 409 where nobody has that address and the role.
     *
     * @return who it is
     */
    UUID addInstructor(Cohort cohort, String email) {
        UUID colleague = people.instructor(email)
                .orElseThrow(() -> Problem.conflict(new Message("cohort.problem.colleague", Map.of("email", email))));
        table.addInstructor(cohort.id(), colleague, now()).await();
        return colleague;
    }

    /**
     * Lets another instructor of the site teach whatever this one alone does; a problem 409 where nobody else has that
     * address and the role, or there is nothing to hand over.
     *
     * @return who it is, and which cohorts these are
     */
    Map.Entry<UUID, List<UUID>> handOver(Visitor instructor, String email) {
        UUID colleague = people.instructor(email)
                .filter(found -> !found.equals(instructor.learner()))
                .orElseThrow(() -> Problem.conflict(new Message("cohort.problem.colleague", Map.of("email", email))));
        return Map.entry(
                colleague, sole.handOver(instructor.learner(), colleague, now()).await());
    }

    /** The cohorts of a learner that ended with the account of the only instructor they had. */
    List<SoleTable.Ended> endedFor(UUID learner) {
        return sole.endedFor(learner, clock.instant()).await();
    }

    /** Ends that somebody teaches it; a problem 409 for its last instructor, as nobody could see it then. */
    void removeInstructor(Cohort cohort, UUID instructor) {
        if (!table.removeInstructor(cohort.id(), instructor).await()) {
            throw Problem.conflict(new Message("cohort.problem.last-instructor"));
        }
    }

    private static Label titled(String title) {
        return Label.of(title)
                .orElseThrow(
                        () -> Problem.badRequest(new Message("cohort.problem.title", Map.of("most", Label.LONGEST))));
    }

    /** Puts a cohort away, or takes it out again. */
    void archive(Cohort cohort, boolean away) {
        table.archive(cohort.id(), away ? Optional.of(now()) : Optional.empty()).await();
    }

    /** Gives a cohort a new join code; the old one lets nobody join from now on. */
    void renewCode(Cohort cohort) {
        while (!table.setCode(cohort.id(), JoinCode.fresh()).await()) {
            // Another cohort has that code: 1 in 2^40 for each that there is.
        }
    }

    /** The names of its instructors, the first one first. */
    List<String> instructors(Cohort cohort) {
        List<UUID> ids = table.instructors(cohort.id()).await();
        Map<UUID, String> known = people.names(ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
