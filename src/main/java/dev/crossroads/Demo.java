package dev.crossroads;

import dev.crossroads.account.Instructors;
import dev.crossroads.course.Course;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.Pools;
import dev.crossroads.demo.DemoInstructor;
import dev.crossroads.demo.SimulatedClass;
import dev.crossroads.demo.SimulatedLearner;
import dev.crossroads.event.BusRecorder;
import dev.crossroads.event.EventCodecs;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.operation.OperatorActs;
import dev.crossroads.operation.OperatorActs.Act;
import dev.crossroads.recorder.RecorderLimits;
import dev.crossroads.recorder.RecorderVerticle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Fills a cohort of a running server with simulated learners. Blocks until they have finished, or it is stopped. */
final class Demo {
    /** Told so often that it is seen to go on. */
    private static final Duration TOLD_EVERY = Duration.ofSeconds(2);

    /** For reading, while others record: as many as are read for at a time. */
    private static final int CONNECTIONS = 8;

    /** The first lesson is due a week after the class began, the last in a week: some are on time, some are late. */
    private static final int WEEK = 7;

    private final URI server;
    private final DatabaseAddress database;
    private final Course course;
    private final PrintWriter out;
    private final AtomicLong told = new AtomicLong(System.nanoTime());

    /**
     * A demo.
     *
     * @param server where it answers
     * @param database that it works on: days of the past are recorded there by the code that records requests
     * @param out told what is done
     */
    Demo(URI server, DatabaseAddress database, Course course, PrintWriter out) {
        this.server = server;
        this.database = database;
        this.course = course;
        this.out = out;
    }

    /**
     * The wishes of the command line.
     *
     * @param learners how many
     * @param pace how many times faster than people they are
     * @param days how long they have been at it
     * @param seed the same makes the same learners
     */
    record Wish(int learners, double pace, int days, long seed) {}

    void run(Wish wish) throws InterruptedException {
        try (DemoInstructor instructor = new DemoInstructor(server);
                SimulatedClass simulated = new SimulatedClass(course, server)) {
            instructor.signUp();
            DemoInstructor.Opened cohort = prepared(wish, instructor, simulated);
            tell("The cohort is at %s%s".formatted(server, cohort.page()));
            tell("Sign in as %s with the password %s".formatted(instructor.email(), instructor.password()));
            tell("Its learners go on at %s times the pace of people; Ctrl+C stops them."
                    .formatted(wish.pace() == Math.rint(wish.pace()) ? (long) wish.pace() : wish.pace()));
            simulated.goOn(wish.pace(), _ -> {});
            tell("Everybody has finished the course or given up.");
        }
    }

    /** Opens the cohort, lets everybody join, and gives them a past. */
    private DemoInstructor.Opened prepared(Wish wish, DemoInstructor instructor, SimulatedClass simulated) {
        Vertx vertx = Vertx.vertx();
        EventCodecs.register(vertx);
        Pool pool = Pools.forCommand(vertx, database, "demo", CONNECTIONS);
        try {
            new Instructors(pool, InstantSource.system()).grant(instructor.email(), _ -> true);
            DemoInstructor.Opened cohort = instructor.open("Demo", course.id());
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            instructor.setDues(cohort, course, today.minusDays(Math.max(0, wish.days() - WEEK)), today.plusDays(WEEK));
            simulated.join(
                    cohort.code(),
                    SimulatedLearner.of(wish.seed(), wish.learners()),
                    joined -> tellNowAndThen(
                            joined == wish.learners(),
                            () -> inWords("%,d of %,d learners have joined", joined, wish.learners())));
            Pool recorderPool = App.recorderPool(vertx, database, RecorderLimits.STANDARD);
            Pools.connect(database, recorderPool, RecorderLimits.STANDARD.atOnce());
            vertx.deployVerticle(new RecorderVerticle(
                            recorderPool,
                            FeatureParts.guards(),
                            FeatureParts.projections(),
                            OtherNodes.NONE,
                            RecorderLimits.STANDARD,
                            new SimpleMeterRegistry()))
                    .await();
            return new OperatorActs(pool, InstantSource.system())
                    .doing(Act.command("demo-past-recorded", Optional.empty(), ""), () -> {
                        simulated.live(
                                Duration.ofDays(wish.days()),
                                Instant.now(),
                                new BusRecorder(vertx),
                                pool,
                                (learners, deeds) -> tellNowAndThen(
                                        learners == wish.learners(),
                                        () -> inWords(
                                                "%,d of %,d learners are where they are today;"
                                                        + " recorded: %,d things of the last %d days",
                                                learners, wish.learners(), deeds, wish.days())));
                        return cohort;
                    });
        } finally {
            vertx.close().await();
        }
    }

    /** Tells how far it is, every now and then, and at the last. */
    private void tellNowAndThen(boolean isLast, Supplier<String> sentence) {
        long last = told.get();
        long now = System.nanoTime();
        if (isLast || now - last >= TOLD_EVERY.toNanos() && told.compareAndSet(last, now)) {
            tell(sentence.get());
        }
    }

    private static String inWords(String sentence, Object... numbers) {
        return String.format(Locale.ROOT, sentence, numbers);
    }

    private void tell(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
