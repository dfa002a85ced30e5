package dev.crossroads.cohort;

import dev.crossroads.cohort.KnownMembers.Standing;
import dev.crossroads.cohort.MemberStateTable.Kept;
import dev.crossroads.cohort.MemberStateTable.Stored;
import dev.crossroads.course.Course;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.event.LearnerVersion;
import dev.crossroads.event.LearnerVersions;
import dev.crossroads.memory.Fsrs;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where members stand, kept in the database by the server that worked it out anyway, so that a server that starts reads
 * a row of each and works out those alone of whom something was recorded since. It is written behind the recorder, some
 * minutes' work at a time, and what is lost with a crash is worked out again. Whether a row still counts is said by the
 * log itself ({@link LearnerVersions}) and by what it was made by ({@link StateEdition}), so nothing has to be told of
 * a change, on whichever node. Methods wait for the database: for virtual threads.
 */
final class MemberStates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MemberStates.class);

    /** A member who answers question after question is written once for many of them. */
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** A megabyte or two in a statement. */
    private static final int AT_A_TIME = 200;

    /** More than change in that time where one server is enough; those that are worked out beyond are not kept. */
    private static final int MOST = 10_000;

    private final MemberStateTable table;
    private final LearnerVersions versions;
    private final StateEdition editions = new StateEdition();
    private final MadeOfCourses<StateNames> names = new MadeOfCourses<>(StateNames::of);
    private final Map<Place, Waiting> waiting = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread thread;

    /** One row of the table. */
    private record Place(UUID learner, String course, ZoneId zone) {}

    /** The state that is to stand in it; of two of somebody who answers on, only the later one is made bytes of. */
    private record Waiting(
            Standing standing, LearnerVersion version, String edition, StateNames names, LocalDate today) {}

    /** Keeps states in this database from now on. */
    MemberStates(Pool pool, LearnerVersions versions) {
        this.table = new MemberStateTable(pool);
        this.versions = versions;
        thread = Thread.ofVirtual().name("member-states").start(this::run);
    }

    /** The versions of these members, to be asked before they are read. */
    Map<UUID, LearnerVersion> versions(List<Membership> members) {
        return versions.of(members.stream().map(Membership::learner).toList()).await();
    }

    /**
     * Those of these members who are kept as they stand now.
     *
     * @param fsrs the parameters of memory that are in force
     */
    List<Standing> of(List<Membership> members, Course course, ZoneId zone, Fsrs fsrs, Instant now) {
        List<UUID> learners = members.stream().map(Membership::learner).toList();
        Future<Map<UUID, LearnerVersion>> versions = this.versions.of(learners);
        Map<UUID, Stored> stored =
                table.of(learners, course.id(), zone, editions.of(course, fsrs)).await();
        Map<UUID, LearnerVersion> current = versions.await();
        StateNames names = this.names.of(course);
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Standing> standings = new ArrayList<>(stored.size());
        for (Membership member : members) {
            Stored state = stored.get(member.learner());
            if (state != null && state.version().equals(current.get(member.learner()))) {
                MemberState.read(state.state(), member, names, fsrs, today)
                        .filter(standing -> now.isBefore(standing.until()))
                        .ifPresent(standings::add);
            }
        }
        return standings;
    }

    /**
     * Keeps where these stand, within some minutes and when the server is stopped.
     *
     * @param of their versions from before they were read
     */
    void keep(List<Standing> standings, Map<UUID, LearnerVersion> of, Course course, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        StateNames names = this.names.of(course);
        Map<Fsrs, String> made = new HashMap<>();
        for (Standing standing : standings) {
            UUID learner = standing.progress().learner();
            Place place = new Place(learner, course.id(), zone);
            if (waiting.size() < MOST || waiting.containsKey(place)) {
                waiting.put(
                        place,
                        new Waiting(
                                standing,
                                of.get(learner),
                                made.computeIfAbsent(
                                        standing.progress().remembered().fsrs(), fsrs -> editions.of(course, fsrs)),
                                names,
                                today));
            }
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                write();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what waits; what can't be written is worked out again by whoever needs it. */
    void write() {
        writing.lock();
        try {
            List<Map.Entry<Place, Waiting>> all = List.copyOf(waiting.entrySet());
            for (int from = 0; from < all.size(); from += AT_A_TIME) {
                List<Map.Entry<Place, Waiting>> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
                table.put(some.stream()
                                .map(one -> written(one.getKey(), one.getValue()))
                                .toList())
                        .await();
                // One that was worked out anew meanwhile waits on.
                some.forEach(one -> waiting.remove(one.getKey(), one.getValue()));
            }
        } catch (Throwable failed) { // await() throws what a query failed with, checked or not
            LOG.warn("Where members of cohorts stand could not be kept; a start will work it out again", failed);
        } finally {
            writing.unlock();
        }
    }

    private static Kept written(Place place, Waiting waiting) {
        return new Kept(
                place.learner(),
                place.course(),
                place.zone(),
                waiting.edition(),
                waiting.version(),
                MemberState.write(waiting.standing(), waiting.names(), waiting.today()));
    }

    /** Writes what waits, and goes on with it no more. */
    @Override
    public void close() {
        thread.interrupt();
        write();
    }
}
