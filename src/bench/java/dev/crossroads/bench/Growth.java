package dev.crossroads.bench;

import dev.crossroads.bench.Contest.Contender;
import dev.crossroads.database.BenchPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Answers as the log grows: as many a second, and as many bytes each. */
final class Growth {
    private static final int CONNECTIONS = 256;

    /** Three servers, each of them new. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    /** A long log may cost a tenth. */
    private static final double AT_LEAST = 0.9;

    private final Stage empty;
    private final List<FilledLog> filled;

    /**
     * Servers on logs of several lengths.
     *
     * @param filled shortest first
     */
    Growth(Stage empty, List<FilledLog> filled) {
        this.empty = empty;
        this.filled = List.copyOf(filled);
    }

    /** Answers a second; the log that is empty is emptied again before each run. */
    Contest contest() {
        return new Contest(
                        "one answer, 256 connections, as the log grows",
                        Contender.of("0 events", new AnswerLoad(empty, CONNECTIONS).onAnEmptyLog()),
                        filled.stream()
                                .map(log -> Contender.of(
                                                String.format(Locale.ROOT, "%,d events", log.events()),
                                                new AnswerLoad(log.stage(), CONNECTIONS))
                                        .reaching(AT_LEAST))
                                .toList())
                .afterAStart(WARM_UP);
    }

    /** Bytes of an answer as the server wrote many of them, and of an event of each log as it was filled. */
    void tellStorage(Duration time, ResultTable table) {
        Storage[] before = new Storage[1];
        AnswerLoad answers = new AnswerLoad(empty, CONNECTIONS).onAnEmptyLog();
        answers.run(time, () -> before[0] = Storage.of(empty.database()));
        long answered = Long.parseLong(BenchPostgres.text(empty.database(), "SELECT count(*) FROM response"));
        Storage written = Storage.of(empty.database()).since(before[0]);
        table.add(
                String.format(
                        Locale.ROOT,
                        "bytes of an answer, of %,d in a log that was empty (table + indexes: %s)",
                        answered,
                        written.eachByTable(answered)),
                "%,d".formatted(written.each(answered)),
                "");
        for (FilledLog log : filled) {
            Storage all = Storage.of(log.stage().database());
            table.add(
                    String.format(
                            Locale.ROOT,
                            "bytes of an event, of %,d (table + indexes: %s)",
                            log.events(),
                            all.eachByTable(log.events())),
                    "%,d".formatted(all.each(log.events())),
                    "");
        }
    }
}
