package dev.crossroads;

import dev.crossroads.course.Course;
import dev.crossroads.database.DataFolderInUseException;
import dev.crossroads.database.Database;
import dev.crossroads.operation.OperatorActs.Act;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crossroads demo}: a cohort of simulated learners, for an instructor to look around. */
@Command(
        name = "demo",
        description = {
            "Fills a cohort with simulated learners: keen and steady ones, and some who are stuck, guess or have gone.",
            "Serves too, unless a server runs on the same data already or --server says where one is. Prints where the"
                    + " cohort is, and what to sign in with."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--learners",
            paramLabel = "N",
            defaultValue = "${env:CROSSROADS_DEMO_LEARNERS:-24}",
            description = "How many, 1 to 2000. Default 24. (CROSSROADS_DEMO_LEARNERS)")
    private int learners;

    @Option(
            names = "--pace",
            paramLabel = "TIMES",
            defaultValue = "${env:CROSSROADS_DEMO_PACE:-10}",
            description = "How many times faster than people they are. Default 10. (CROSSROADS_DEMO_PACE)")
    private double pace;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "${env:CROSSROADS_DEMO_DAYS:-28}",
            description = "How many days they have been at it already, 0 to 365. Default 28. (CROSSROADS_DEMO_DAYS)")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "${env:CROSSROADS_DEMO_SEED:-1}",
            description = "The same seed makes the same learners. Default 1. (CROSSROADS_DEMO_SEED)")
    private long seed;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:CROSSROADS_DEMO_SERVER:-}",
            description = "Where a server runs on the same database. Default: one is started, or the one that runs on"
                    + " the same data folder at --port. (CROSSROADS_DEMO_SERVER)")
    private String server = "";

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        requireWithin("--learners", learners, 1, 2000);
        requireWithin("--pace", pace, 0.01, 100_000);
        requireWithin("--days", days, 0, 365);
        Settings settings = options.settings();
        if (!server.isEmpty()) {
            return beside(settings, URI.create(server.replaceFirst("/+$", "")));
        }
        try {
            App app = Serving.start(settings);
            app.acts().done(act());
            new Demo(
                            local(app.port()),
                            app.database(),
                            course(settings),
                            command.commandLine().getOut())
                    .run(wish());
        } catch (DataFolderInUseException _) {
            return beside(settings, local(settings.port()));
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private int beside(Settings settings, URI running) throws InterruptedException {
        Upkeep.keep(settings, act());
        try (Database database =
                settings.database().map(Database::given).orElseGet(() -> Database.embeddedOrRunning(settings.data()))) {
            new Demo(
                            running,
                            database.address(),
                            course(settings),
                            command.commandLine().getOut())
                    .run(wish());
        }
        return 0;
    }

    private Act act() {
        return Act.command("demo-begun", Optional.empty(), "learners=%d days=%d".formatted(learners, days));
    }

    private Demo.Wish wish() {
        return new Demo.Wish(learners, pace, days, seed);
    }

    /** The first one that is served. */
    private static Course course(Settings settings) {
        return ServedCourses.read(settings).getFirst();
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static void requireWithin(String option, double value, double least, double most) {
        if (value < least || value > most) {
            throw new Settings.Wrong(
                    "%s must be between %s and %s, not %s".formatted(option, plain(least), plain(most), plain(value)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
