package dev.crossroads.demo;

import dev.crossroads.course.Course;
import dev.crossroads.event.Recorder;
import io.vertx.sqlclient.Pool;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulated learners in a cohort of a server. They join and act by its JSON interface, each on a virtual thread; what
 * they did before today is recorded beside it. Not the speed of a machine but the learners' pace says how fast it goes.
 */
public final class SimulatedClass implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedClass.class);

    /** While somebody watches nobody is away longer: a night would be a dull show. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);

    /** The server is tried again after that long when it is away. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** Learners whose past is recorded at a time; more would only wait for each other in the recorder's queue. */
    private static final int AT_A_TIME = 16;

    /** The time that a review takes at most: nothing is recorded of times to come. */
    private static final Duration A_REVIEW = Duration.ofMinutes(10);

    private final Course course;
    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Member> members = new ArrayList<>();

    /** A class that has nobody in it yet. */
    public SimulatedClass(Course course, URI server) {
        this.course = course;
        this.server = server;
    }

    /** Is told how far the past of a class is recorded. */
    @FunctionalInterface
    public interface PastProgress {
        /** So many of its learners are where they are today, and so many deeds of all are recorded. */
        void recorded(int learners, long deeds);
    }

    /** Someone who has joined, and what they have not done yet. */
    private record Member(SimulatedLearner learner, RemoteLearner remote, Doings doings, Forgetting forgetting) {}

    /**
     * Lets learners join a cohort, one after another. Blocks.
     *
     * @throws ServerRefusedException where the server does not let them
     * @throws UncheckedIOException where it does not answer
     */
    public void join(String code, List<SimulatedLearner> learners, LongConsumer progress) {
        for (SimulatedLearner learner : learners) {
            Forgetting forgetting = new Forgetting(course, learner);
            RemoteLearner remote = new RemoteLearner(new RemoteVisitor(client, server), course.id(), forgetting);
            remote.join(code, learner.name());
            members.add(new Member(learner, remote, new Doings(course, learner), forgetting));
            progress.accept(members.size());
        }
    }

    /**
     * Lets the learners have been at it for some days: each begins at a time of their own in the first half of them,
     * most of them early, and does what they would have done until now. Blocks until it is recorded.
     *
     * @throws IllegalStateException where something can't be recorded
     */
    public void live(Duration past, Instant now, Recorder recorder, Pool pool, PastProgress progress) {
        AtomicInteger learners = new AtomicInteger();
        AtomicLong deeds = new AtomicLong();
        try (ExecutorService pasts =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Future<?>> all = new ArrayList<>();
            for (Member member : members) {
                PastLearner performer =
                        new PastLearner(course, recorder, pool, member.remote().id(), member.forgetting());
                all.add(pasts.submit(() -> {
                    catchUp(
                            member,
                            performer,
                            past,
                            now,
                            () -> progress.recorded(learners.get(), deeds.incrementAndGet()));
                    progress.recorded(learners.incrementAndGet(), deeds.get());
                }));
            }
            all.forEach(SimulatedClass::finish);
        }
    }

    private static void catchUp(Member member, PastLearner performer, Duration past, Instant now, Runnable eachDeed) {
        double chance = new Random(member.learner().seed() + 1).nextDouble();
        double into = chance * chance / 2;
        Instant at = now.minus(past).plusMillis((long) (past.toMillis() * into));
        Doings doings = member.doings();
        // Deeds after the present are left for later.
        while (doings.hasNext() && at.plus(doings.peek().after()).plus(A_REVIEW).isBefore(now)) {
            Deed deed = doings.next();
            at = at.plus(deed.after());
            performer.perform(deed, at);
            eachDeed.run();
        }
    }

    private static void finish(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The past of a simulated learner can't be recorded", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the past was recorded", interrupted);
        }
    }

    /**
     * Lets the learners go on. Blocks until the last of them has finished the course or given up, or until it is
     * closed.
     *
     * @param pace how many times faster than people they are; 1 for as fast
     * @param progress told how many deeds are done
     */
    public void goOn(double pace, LongConsumer progress) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        List<Callable<Void>> all = new ArrayList<>();
        for (Member member : members) {
            all.add(() -> {
                goOn(member, pace, () -> progress.accept(done.incrementAndGet()));
                return null;
            });
        }
        threads.invokeAll(all);
    }

    private static void goOn(Member member, double pace, Runnable eachDeed) throws InterruptedException {
        // Not everybody's first step at once.
        rest(new Random(member.learner().seed() + 2).nextDouble() * LONGEST_REST.toMillis() / 4, pace);
        while (member.doings().hasNext()) {
            Deed deed = member.doings().next();
            rest(Math.min(deed.after().toMillis(), LONGEST_REST.toMillis()), pace);
            perform(member, deed);
            eachDeed.run();
        }
    }

    private static void rest(double millis, double pace) throws InterruptedException {
        TimeUnit.MICROSECONDS.sleep((long) (millis * 1000 / pace));
    }

    /** Tries until the server has answered; what it does not want is left out. */
    private static void perform(Member member, Deed deed) throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            Optional<RuntimeException> failed = tried(member, deed);
            if (failed.isEmpty()) {
                return;
            }
            if (failed.get() instanceof ServerRefusedException refused && !refused.isPassing()) {
                LOG.info("{} can't do what they wanted: {}", member.learner().name(), refused.getMessage());
                return;
            }
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        }
        throw new InterruptedException();
    }

    private static Optional<RuntimeException> tried(Member member, Deed deed) {
        try {
            member.remote().perform(deed);
            return Optional.empty();
        } catch (ServerRefusedException | UncheckedIOException failed) {
            return Optional.of(failed);
        }
    }

    /** Stops everybody where they are. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        client.shutdownNow();
    }
}
