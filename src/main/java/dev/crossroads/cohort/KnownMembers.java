package dev.crossroads.cohort;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.crossroads.course.Course;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the members of each cohort stand, known until something of theirs is recorded: the one state of a cohort that
 * its page, its streams, its JSON and its CSV are made of. Only those of whom something changed are read again, each
 * once however many ask, and whatever follows from the clock alone is worked out by whoever asks. Who is a member, and
 * what is due, is not known here. Where not every change is heard of, nothing is. While somebody watches a member live,
 * what is known of them follows their answers ({@link HeardAnswers}) without reading them again. Safe for use by many
 * threads.
 */
final class KnownMembers {
    /** What a member who is halfway through a course takes, in bytes. */
    private static final int MEMBER_BYTES = 20_000;

    /** No more than an eighth of what the JVM may take. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

    /**
     * Other programs on the same database, such as {@code rebuild}, are not heard of: once in this time it is asked
     * whether one was at work.
     */
    private static final Duration RELIED_ON = Duration.ofMinutes(1);

    /** A working day. */
    private static final Duration KEPT = Duration.ofHours(12);

    /**
     * Members that are read at a time: however many there are and however slow the disk is, no query takes as long as
     * is waited for one, and what was read by then is known when somebody asks again.
     */
    private static final int AT_A_TIME = 200;

    /** Nobody can tell a page from one that was made so long before, as long as nothing was recorded. */
    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    /** Learners share counters: of a thousand who change, those few others are read again who share theirs. */
    private static final int COUNTERS = 1 << 16;

    private final LearnerChanges changes;
    private final Beside beside;
    private final HeardAnswers heard = new HeardAnswers();
    private final AtomicLongArray counts = new AtomicLongArray(COUNTERS);
    private final Cache<UUID, OfCohort> cohorts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((UUID _, OfCohort known) -> (1 + known.size()) * MEMBER_BYTES)
            .expireAfterAccess(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .build();

    /** The work of other programs on the database. */
    @FunctionalInterface
    interface Beside {
        /** Another value each time something was done; empty while something is being done. */
        Future<Optional<String>> done();
    }

    /** Reads members from the database as they are now. */
    interface Reading {
        /** Those of these whose standing was worked out before and is kept, in any order. */
        List<Standing> kept(List<Membership> members);

        /** All of these, in their order. */
        List<Standing> of(List<Membership> members);

        /** One of them, without reading, after these answers; empty where that can't be told. */
        Optional<Standing> after(Standing before, List<QuestionAnswered> answers);
    }

    /** The ways to look at members. */
    enum Look {
        /** As they stand. */
        ONCE,
        /** The same, and they are going to be looked at again whenever they did something. */
        FOLLOWING,
        /** As the database has them: whoever was known by following their answers is read again. */
        READING
    }

    /**
     * A member as they were read.
     *
     * @param until when they stand otherwise though nothing was recorded
     * @param basis what was read; empty where it is not kept
     */
    record Standing(MemberProgress progress, Instant until, Optional<MemberBasis> basis) {
        Standing(MemberProgress progress, Instant until) {
            this(progress, until, Optional.empty());
        }

        /** As it is kept of those whom nobody follows. */
        Standing withoutBasis() {
            return new Standing(progress, until);
        }
    }

    /**
     * The members of a cohort, as one edition of its course has them, on one day of one zone: days of activity are
     * counted back from it.
     *
     * @param latest what was made of them last
     * @param making held by who makes the next
     * @param relied whether nothing was done beside the servers since
     */
    private record OfCohort(
            Course course,
            ZoneId zone,
            LocalDate today,
            Map<UUID, Known> members,
            AtomicReference<CohortProgress> latest,
            ReentrantLock making,
            AtomicReference<Relied> relied) {
        OfCohort(Course course, ZoneId zone, LocalDate today, Relied relied) {
            this(
                    course,
                    zone,
                    today,
                    new ConcurrentHashMap<>(),
                    new AtomicReference<>(),
                    new ReentrantLock(),
                    new AtomicReference<>(relied));
        }

        /** The number of members, where one with their basis counts twice. */
        int size() {
            return members.values().stream()
                    .mapToInt(known -> known.mark().isPresent() ? 2 : 1)
                    .sum();
        }

        /** Not once the course was read again; what is in two editions is not compared. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Course other, ZoneId where, LocalDate day) {
            return course == other && zone.equals(where) && today.equals(day);
        }

        /** Relied on from now on, if nothing was done beside the servers. */
        boolean isStill(Relied asked) {
            boolean isStill =
                    asked.done().isPresent() && asked.done().equals(relied.get().done());
            if (isStill) {
                relied.set(asked);
            }
            return isStill;
        }
    }

    /**
     * That somebody asked what was done beside the servers, before what is known was read or found to be so still.
     *
     * @param done empty while something was being done
     */
    private record Relied(Optional<String> done, Instant at) {
        boolean isEnough(Instant now) {
            return now.isBefore(at.plus(RELIED_ON));
        }
    }

    /**
     * A member who was read, or is being read.
     *
     * @param count of changes before that
     * @param mark of the last answer before that; empty where nobody followed them
     * @param isFollowed whether they were not read since their last answers
     */
    private record Known(Future<Standing> standing, long count, Optional<HeardAnswers.Mark> mark, boolean isFollowed) {
        boolean isAt(long countNow, Instant now) {
            return count == countNow
                    && (!standing.succeeded() || now.isBefore(standing.result().until()))
                    && !standing.failed();
        }
    }

    /** Forgets whom these changes are of, and everybody where something was done beside the servers. */
    KnownMembers(LearnerChanges changes, Beside beside) {
        this.changes = changes;
        this.beside = beside;
        changes.listen(LearnerChanges.Layer.READINGS, this::changed, this::recorded, this::changedForAll);
    }

    /** Something of a learner was recorded; to be told before anybody looks what became of it. */
    void changed(UUID learner) {
        counts.incrementAndGet(counterOf(learner));
    }

    /** An event of a learner was recorded by this server; to be told likewise, any number of times. */
    void recorded(StoredEvent stored) {
        if (!heard.hear(stored)) {
            changed(stored.event().learner());
        }
    }

    private void changedForAll() {
        for (int counter = 0; counter < COUNTERS; counter++) {
            counts.incrementAndGet(counter);
        }
    }

    /**
     * These members of a cohort, in their order. Waits for the database where something of one is not known.
     *
     * @param reading asks the database
     */
    List<MemberProgress> of(
            Cohort cohort, Course course, List<Membership> members, Look look, Instant now, Reading reading) {
        if (!changes.areAllHeard().await()) {
            return some(members)
                    .flatMap(some -> reading.of(some).stream())
                    .map(Standing::progress)
                    .toList();
        }
        OfCohort known = known(cohort, course, now);
        if (look == Look.FOLLOWING) {
            heard.sweep(this::changed);
            members.forEach(member -> heard.follow(member.learner()));
        }
        List<Known> found = new ArrayList<>(members.size());
        Map<UUID, Promise<Standing>> missing = new HashMap<>();
        List<Membership> unseen = new ArrayList<>();
        for (Membership member : members) {
            found.add(known.members().compute(member.learner(), (learner, before) -> {
                Optional<HeardAnswers.Mark> mark = heard.mark(learner);
                Optional<List<QuestionAnswered>> answers =
                        before == null ? Optional.empty() : heard.since(learner, before.mark());
                // After what was heard, as who is not followed any more has changed; and before it is read: who changes
                // meanwhile is read again.
                long count = counts.get(counterOf(learner));
                if (before == null) {
                    unseen.add(member);
                } else if (before.isAt(count, now) && !(look == Look.READING && before.isFollowed())) {
                    Optional<Known> still = answers.flatMap(since -> after(before, since, mark, reading));
                    if (still.isPresent()) {
                        return still.get();
                    }
                }
                Promise<Standing> promise = Promise.promise();
                missing.put(learner, promise);
                return new Known(promise.future(), count, mark, false);
            }));
        }
        if (!missing.isEmpty()) {
            read(members, unseen, missing, reading, standing -> {
                UUID learner = standing.progress().learner();
                return heard.mark(learner).isPresent() ? standing : standing.withoutBasis();
            });
            // As it weighs more now; who is no member any more goes with the day.
            cohorts.put(cohort.id(), known);
        }
        List<MemberProgress> all = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            Future<Standing> standing = found.get(i).standing();
            all.add((standing.succeeded() ? standing.result() : standing.await())
                    .progress()
                    .as(members.get(i)));
        }
        return all;
    }

    /** The same member after what they answered since; empty where they have to be read. */
    private static Optional<Known> after(
            Known before, List<QuestionAnswered> answers, Optional<HeardAnswers.Mark> mark, Reading reading) {
        if (answers.isEmpty()) {
            return Optional.of(before);
        }
        return before.standing().succeeded()
                ? reading.after(before.standing().result(), answers)
                        .map(after -> new Known(Future.succeededFuture(after), before.count(), mark, true))
                : Optional.empty();
    }

    private OfCohort known(Cohort cohort, Course course, Instant now) {
        LocalDate today = now.atZone(cohort.zone()).toLocalDate();
        OfCohort known = cohorts.getIfPresent(cohort.id());
        if (known != null
                && known.isOf(course, cohort.zone(), today)
                && known.relied().get().isEnough(now)) {
            return known;
        }
        Relied asked = new Relied(beside.done().await(), now);
        return cohorts.asMap()
                .compute(
                        cohort.id(),
                        (_, before) ->
                                before != null && before.isOf(course, cohort.zone(), today) && before.isStill(asked)
                                        ? before
                                        : new OfCohort(course, cohort.zone(), today, asked));
    }

    /**
     * Where a cohort stands with these members: the very value that somebody was given just now, where nothing else
     * would come of it. So what is made of one can be found by it.
     */
    CohortProgress together(Cohort cohort, Course course, Instant now, CohortDues dues, List<MemberProgress> members) {
        OfCohort known = cohorts.getIfPresent(cohort.id());
        if (known == null || !changes.areAllHeard().await()) {
            return CohortProgress.of(cohort, course, now, dues, members);
        }
        // Many who ask at the same moment are given one and the same, and not each their own.
        known.making().lock();
        try {
            CohortProgress before = known.latest().get();
            if (before != null
                    && Duration.between(before.now(), now).abs().compareTo(JUST_NOW) < 0
                    && before.isOf(cohort, course, dues, members)) {
                return before;
            }
            CohortProgress made = before != null && before.isInOrderOf(members)
                    ? new CohortProgress(cohort, course, now, dues, before.members()).with(members, now)
                    : CohortProgress.of(cohort, course, now, dues, members);
            known.latest().set(made);
            return made;
        } finally {
            known.making().unlock();
        }
    }

    /**
     * Everybody who waits for the same members is told what became of it, one way or another. Those who were never seen
     * may be kept as they stand; of others something was recorded since.
     *
     * @param asKept of one who was read what is kept of them
     */
    private static void read(
            List<Membership> members,
            List<Membership> unseen,
            Map<UUID, Promise<Standing>> missing,
            Reading reading,
            UnaryOperator<Standing> asKept) {
        try {
            if (!unseen.isEmpty()) {
                reading.kept(unseen)
                        .forEach(kept -> missing.get(kept.progress().learner()).complete(kept));
            }
            some(members.stream()
                            .filter(member -> Optional.ofNullable(missing.get(member.learner()))
                                    .filter(promise -> !promise.future().isComplete())
                                    .isPresent())
                            .toList())
                    .flatMap(some -> reading.of(some).stream())
                    .forEach(read -> missing.get(read.progress().learner()).complete(asKept.apply(read)));
        } catch (Throwable failed) { // await() throws what a query failed with, checked or not
            missing.values().forEach(promise -> promise.tryFail(failed));
            throw failed;
        }
    }

    private static Stream<List<Membership>> some(List<Membership> members) {
        return IntStream.range(0, (members.size() + AT_A_TIME - 1) / AT_A_TIME)
                .mapToObj(part -> members.subList(part * AT_A_TIME, Math.min(members.size(), (part + 1) * AT_A_TIME)));
    }

    private static int counterOf(UUID learner) {
        return learner.hashCode() & (COUNTERS - 1);
    }
}
