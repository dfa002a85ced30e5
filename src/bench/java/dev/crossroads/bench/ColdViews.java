package dev.crossroads.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A cohort's page right after a start: servers are started one after the other on a database that others have served,
 * and each is asked for the cohort's page as soon as it has answered its first request.
 */
final class ColdViews {
    /** Starts for each figure. */
    private static final int TIMES = 5;

    /** The time that is wanted, in milliseconds. */
    private static final String GOAL = "500";

    private ColdViews() {}

    /** Measures it and adds it to the table. */
    static void measure(FilledLog log, Classroom room, ResultTable table) {
        // The work of the server before is there once it has stopped.
        look(log.stage(), room);
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            took.add(look(log.stage(), room));
        }
        Collections.sort(took);
        String what = "cohort's page: %,d learners, %,d events, the first page of a server that was just started"
                .formatted(room.members().size(), log.events());
        table.add(what + ": median of %d, ms".formatted(TIMES), "%,.0f".formatted(took.get(TIMES / 2)), "");
        table.add(what + ": the slowest, ms", "%,.0f".formatted(took.getLast()), GOAL);
    }

    private static double look(Stage stage, Classroom room) {
        try (Stage started = Stage.open(stage.options(), stage.folder(), stage.database(), stage.postgres())) {
            long before = System.nanoTime();
            started.visit().get(room.page(), "Cookie", room.cookie(), "Accept-Encoding", "gzip");
            return (System.nanoTime() - before) / 1e6;
        }
    }
}
