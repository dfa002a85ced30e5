package dev.crossroads.recorder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crossroads.event.Hint;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredJson;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log, what follows from it, and what features hold beside it, of one learner or two. */
final class AllRecords implements LearnerRecords {
    private static final Logger LOG = LoggerFactory.getLogger(AllRecords.class);

    /**
     * Members that tell how an answer was marked, and the revision: a hash of the key, which tells whether a guess at
     * it is right.
     */
    private static final Set<String> MARKS = Set.of("correct", "points", "revision");

    /** The revisions of questions that were left open, whose keys may not be earned yet. */
    private static final String OPEN = "shown_revisions";

    private final Pool pool;
    private final List<Projection> projections;
    private final List<LearnerData> data;
    private final OtherNodes others;
    private final InstantSource clock;

    /** Records that are kept by these projections and by these features; others are told when they change. */
    AllRecords(
            Pool pool, List<Projection> projections, List<LearnerData> data, OtherNodes others, InstantSource clock) {
        this.pool = pool;
        this.projections = List.copyOf(projections);
        this.data = List.copyOf(data);
        this.others = others;
        this.clock = clock;
    }

    @Override
    public void merge(UUID guest, UUID learner) {
        if (guest.equals(learner)) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<UUID> both = List.of(guest, learner);
        LearnerTransaction.run(pool, both, transaction -> {
            transaction.execute(ClosedLearners.close(guest, now));
            List<LearnerEvent> endings = new ArrayList<>();
            for (LearnerData feature : data) {
                feature.closing(guest, learner, now)
                        .ifPresent(closing -> transaction
                                .execute(closing.rows())
                                .forEach(row -> endings.add(closing.event().apply(object(row.getString("held"))))));
            }
            transaction.executeAll(EventLog.move(guest, learner));
            if (!endings.isEmpty()) {
                transaction.execute(EventLog.append(endings));
            }
            transaction.execute(EventLog.numbered(learner));
            transaction.empty(projections, both);
            transaction.replay(projections, learner);
            data.forEach(feature -> transaction.executeAll(feature.merge(guest, learner)));
            tell(transaction, both);
        });
        LOG.info("Guest {} is part of learner {} now", guest, learner);
    }

    /**
     * Where an attempt is not finished and its marks are not shown before that, they are left out here too: see
     * {@link LearnerData#unmarked}.
     */
    @Override
    public String export(UUID learner) {
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("learner", learner.toString())
                .put("exportedAt", clock.instant().toString());
        LearnerTransaction.read(pool, transaction -> {
            Set<String> unmarked = new HashSet<>();
            for (LearnerData feature : data) {
                feature.unmarked(learner, clock.instant())
                        .ifPresent(statement -> transaction
                                .execute(statement)
                                .forEach(row -> unmarked.add(row.getUUID("id").toString())));
            }
            for (LearnerData feature : data) {
                for (LearnerData.Held held : feature.export(learner)) {
                    add(whole.putArray(held.name()), transaction, held.rows(), unmarked);
                }
            }
            add(whole.putArray("events"), transaction, EventLog.export(learner), unmarked);
            ObjectNode derived = whole.putObject("derived");
            for (Projection projection : projections) {
                for (String table : projection.tables()) {
                    add(derived.putArray(table), transaction, rows(table, learner), unmarked);
                }
            }
        });
        return whole.toPrettyString();
    }

    private static Statement rows(String table, UUID learner) {
        return new Statement(
                "SELECT (to_jsonb(t) - 'learner_id')::text AS held FROM " + table
                        + " AS t WHERE learner_id = $1 ORDER BY t::text",
                List.of(learner));
    }

    private static void add(ArrayNode list, LearnerTransaction transaction, Statement statement, Set<String> unmarked) {
        for (Row row : transaction.execute(statement)) {
            ObjectNode held = object(row.getString("held"));
            held.remove(OPEN);
            held.path("shown").forEach(one -> ((ObjectNode) one).remove("revision"));
            if (unmarked.contains(held.path("attempt").asText())
                    || unmarked.contains(held.path("attempt_id").asText())) {
                held.remove(MARKS);
            }
            list.add(held);
        }
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) StoredJson.tree(json);
    }

    @Override
    public void delete(UUID learner) {
        LearnerTransaction.run(pool, List.of(learner), transaction -> {
            transaction.erase(learner, projections, data, clock.instant());
            tell(transaction, List.of(learner));
        });
        LOG.info("Everything of learner {} is deleted", learner);
    }

    private void tell(LearnerTransaction transaction, List<UUID> learners) {
        others.telling(new Hint.LearnersChanged(learners, Optional.empty())).ifPresent(transaction::execute);
    }
}
