package dev.crossroads.bench;

import dev.crossroads.database.BenchPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures the built jar against the machine and against what people would use instead: {@code mvn -Pbench verify}. */
public final class Benchmark {
    private static final Duration LIVE = Duration.ofSeconds(20);

    private final BenchOptions options;
    private final Path folder;
    private final ResultTable table = new ResultTable();
    private final List<String> about;

    private Benchmark(BenchOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
        about = new ArrayList<>(Machine.lines(options));
    }

    /** Runs all parts, or those that {@code bench.only} names. */
    public static void main(String[] arguments) throws IOException {
        Optional<String> missing = Commands.missing();
        if (missing.isPresent()) {
            System.err.println(missing.get());
            System.exit(1);
        }
        BenchOptions options = BenchOptions.read();
        Path folder = Files.createTempDirectory("crossroads-bench");
        try {
            new Benchmark(options, folder).run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    /** Results so far are told even where a later part fails. */
    private void run() {
        try {
            if (options.includes(Part.PURE)) {
                table.add(PureWork.measure(options.rounds(), Path.of("target", "bench-jmh.log")));
            }
            if (options.only().stream().anyMatch(Part::needsPostgres)) {
                onPostgres();
            }
            if (options.includes(Part.STANDBY)) {
                Standby.measure(options, folder, table);
            }
        } finally {
            System.out.println("\n" + table.write(options.results(), about));
            System.out.println("Written to " + options.results());
        }
    }

    private void onPostgres() {
        try (BenchPostgres postgres = options.database()
                .map(BenchPostgres::given)
                .orElseGet(() -> BenchPostgres.embedded(Path.of("target", "bench-postgres")))) {
            about.add("- " + postgres.durability());
            if (options.includes(Part.ANSWERS)) {
                answers(postgres);
            }
            if (options.includes(Part.PAGES)) {
                pages(postgres);
            }
            if (options.includes(Part.GROWTH) || options.includes(Part.COHORTS)) {
                longLogs(postgres);
            }
            if (options.includes(Part.LIVE)) {
                live(postgres);
            }
            if (options.includes(Part.EXAM)) {
                exam(postgres);
            }
            if (options.includes(Part.CROWD)) {
                crowd(postgres);
            }
        }
    }

    private void answers(BenchPostgres postgres) {
        try (Stage stage = Stage.open(options, folder, postgres.create("answers"), postgres.processes())) {
            List<Row> rows = new Answering(stage).contest().run(options.rounds(), options.round());
            table.add(rows);
            Answering.tellCeiling(rows, table);
        }
    }

    /** Both parts need the longest log, which takes long to write. */
    private void longLogs(BenchPostgres postgres) {
        try (Stage stage = Stage.open(options, folder, postgres.create("long"), postgres.processes())) {
            FilledLog longLog = FilledLog.fill(stage, options.events(), CohortViews.YEAR);
            if (options.includes(Part.COHORTS)) {
                cohorts(postgres, longLog);
            }
            if (options.includes(Part.GROWTH)) {
                growth(postgres, longLog);
            }
        }
    }

    private void cohorts(BenchPostgres postgres, FilledLog longLog) {
        try (Stage stage = Stage.open(options, folder, postgres.create("short"), postgres.processes())) {
            FilledLog shortLog = FilledLog.fill(stage, CohortViews.SHORT_LOG, CohortViews.CLASS);
            Classroom many = Classroom.of(longLog, CohortViews.YEAR);
            table.add(CohortViews.contest(shortLog, longLog, many).run(options.rounds(), options.round()));
            ColdViews.measure(longLog, many, table);
        }
    }

    private void growth(BenchPostgres postgres, FilledLog longLog) {
        try (Stage empty = Stage.open(options, folder, postgres.create("empty"), postgres.processes());
                Stage tenth = Stage.open(options, folder, postgres.create("tenth"), postgres.processes())) {
            FilledLog tenthLog = FilledLog.fill(tenth, options.events() / 10, 1);
            Growth growth = new Growth(empty, List.of(tenthLog, longLog));
            table.add(growth.contest().run(options.rounds(), options.round()));
            growth.tellStorage(options.round(), table);
        }
    }

    private void live(BenchPostgres postgres) {
        try (Stage stage = Stage.open(options, folder, postgres.create("live"), postgres.processes())) {
            LiveDelay.measure(stage, LIVE, table);
        }
    }

    private void exam(BenchPostgres postgres) {
        List<String> course = List.of("--course", ExamStart.course(folder).toString());
        try (Stage stage = Stage.open(options, folder, postgres.create("exam"), postgres.processes(), course)) {
            ExamStart.measure(stage, options.exam(), table);
        }
    }

    private void crowd(BenchPostgres postgres) {
        try (Stage stage =
                Stage.open(options.withHeap(Crowd.HEAP), folder, postgres.create("crowd"), postgres.processes())) {
            Crowd.measure(stage, table);
        }
    }

    private void pages(BenchPostgres postgres) {
        try (Nginx nginx = Nginx.start(folder);
                Stage stage = Stage.open(options, folder, postgres.create("pages"), postgres.processes())) {
            for (Contest contest : new PageServing(stage, nginx).contests()) {
                table.add(contest.run(options.rounds(), options.round()));
            }
        }
    }
}
