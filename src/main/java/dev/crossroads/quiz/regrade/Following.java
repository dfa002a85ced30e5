package dev.crossroads.quiz.regrade;

import dev.crossroads.event.EventType;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LogReader;
import dev.crossroads.event.StoredEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far decisions have followed the log. Each is carried out for all answers that there are, and from there on for
 * those that the log tells of: so none is missed, whatever was heard over the bus or not, and whenever it was cut
 * short. Where that is kept lags behind by a minute at most, and what lies between is looked at once more, which
 * changes nothing. For one thread, which waits.
 */
final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final int EVENTS_AT_ONCE = 2_000;

    /** The events after which an answer's mark may be told, and be marked again. */
    private static final Set<EventType> MARKED = Set.of(EventType.QUESTION_ANSWERED, EventType.ATTEMPT_FINISHED);

    private final Regrades regrades;
    private final LogReader log;
    private final Map<UUID, Long> places = new HashMap<>();
    private volatile Map<String, Set<String>> questions = Map.of();

    /** An attempt at a course of which there is something new. */
    private record Touched(String course, UUID learner, UUID attempt) {}

    Following(Regrades regrades, LogReader log) {
        this.regrades = regrades;
        this.log = log;
    }

    /** The questions that were decided on, by course, as of the last time; safe for many threads. */
    Map<String, Set<String>> questions() {
        return questions;
    }

    /**
     * Goes on from where decisions are to where the log is complete.
     *
     * @param keeps whether to store how far that is
     * @throws RuntimeException of the recorder or the database client, where it has to be tried again
     */
    void goOn(boolean keeps) {
        RegradeTable table = regrades.table();
        List<Decision> all = table.all().await();
        // By course, then by question.
        Map<String, Map<String, List<Decision>>> byQuestion = all.stream()
                .collect(Collectors.groupingBy(
                        Decision::course,
                        LinkedHashMap::new,
                        Collectors.groupingBy(Decision::question, LinkedHashMap::new, Collectors.toList())));
        questions = byQuestion.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, of -> Set.copyOf(of.getValue().keySet())));
        Map<UUID, Integer> again = table.again().await();
        if (all.isEmpty()) {
            table.lookedAt(again).await();
            return;
        }
        long place = log.settled();
        for (Map<String, List<Decision>> ofCourse : byQuestion.values()) {
            ofCourse.values().stream()
                    .filter(some ->
                            some.stream().anyMatch(one -> one.followedTo().isEmpty()))
                    .forEach(some -> {
                        LOG.info(
                                "Answers to {} are marked again",
                                some.getFirst().question());
                        regrades.run(some, place);
                        some.stream()
                                .filter(one -> one.followedTo().isEmpty())
                                .forEach(one -> places.put(one.id(), place));
                    });
        }
        byQuestion.forEach((course, ofCourse) -> regrades.run(course, ofCourse, again.keySet()));
        table.lookedAt(again).await();
        all.forEach(one -> one.followedTo().ifPresent(kept -> places.merge(one.id(), kept, Math::max)));
        places.keySet().retainAll(all.stream().map(Decision::id).collect(Collectors.toSet()));
        follow(
                byQuestion,
                places.values().stream().mapToLong(Long::longValue).min().orElse(place),
                place);
        places.replaceAll((_, before) -> Math.max(before, place));
        if (keeps) {
            table.done(List.copyOf(places.keySet()), place, regrades.now()).await();
        }
    }

    private void follow(Map<String, Map<String, List<Decision>>> decisions, long after, long upTo) {
        long last = after;
        List<StoredEvent> events;
        do {
            events = log.between(last, upTo, MARKED, EVENTS_AT_ONCE);
            Map<String, Set<Touched>> touched = new LinkedHashMap<>();
            for (StoredEvent stored : events) {
                switch (stored.event()) {
                    case QuestionAnswered e
                    when decisions.containsKey(e.course())
                            && decisions.get(e.course()).containsKey(e.question()) ->
                        touched.computeIfAbsent(e.course(), _ -> new LinkedHashSet<>())
                                .add(new Touched(e.course(), e.learner(), e.attempt()));
                    case AttemptFinished e
                    when decisions.containsKey(e.course()) ->
                        touched.computeIfAbsent(e.course(), _ -> new LinkedHashSet<>())
                                .add(new Touched(e.course(), e.learner(), e.attempt()));
                    default -> {}
                }
                last = stored.seq();
            }
            touched.forEach((course, some) -> regrades.run(
                    course,
                    decisions.get(course),
                    some.stream().map(Touched::learner).toList(),
                    some.stream().map(Touched::attempt).toList()));
        } while (events.size() == EVENTS_AT_ONCE);
    }
}
