package dev.crossroads.cohort;

import dev.crossroads.cohort.Leanings.Shown;
import dev.crossroads.cohort.MemberProgress.ConceptProgress;
import dev.crossroads.event.LearnerEvent.Confidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How a member responded to the items of a course, in all attempts. Pure.
 *
 * @param given one for each item that was answered in an attempt
 */
record MemberResponses(List<Given> given) {
    /** Somebody who answered nothing. */
    static final MemberResponses NONE = new MemberResponses(List.of());

    private static final Comparator<Given> AS_THEY_WERE_GIVEN =
            Comparator.comparing(Given::attempt).thenComparing(Given::firstAt).thenComparing(Given::question);

    /**
     * How an item was answered in an attempt.
     *
     * @param startedAt when the attempt was begun
     * @param firstAt when the item was first answered in it
     * @param lastAt when it last was
     * @param correct whether the last answer was right
     * @param confidence of the last answer
     */
    record Given(
            UUID attempt,
            Instant startedAt,
            String question,
            Instant firstAt,
            Instant lastAt,
            boolean correct,
            Optional<Confidence> confidence) {}

    /** A response, and whether its first answer came faster than anybody reads. */
    private record Timed(Given given, boolean isRapid) {
        private Timed earlier(Timed other) {
            return other.given.firstAt().isBefore(given.firstAt()) ? other : this;
        }
    }

    /** What responses that are counted together have in common. */
    private record Alike(String rule, Optional<Confidence> confidence, boolean isRapid) {}

    /** How items were answered, each as it was last, by concept; concepts with none that was are left out. */
    Map<String, ConceptProgress> concepts(ItemTopics concepts) {
        Map<String, Given> last = new HashMap<>();
        for (Given one : given) {
            last.merge(one.question(), one, (a, b) -> b.lastAt().isAfter(a.lastAt()) ? b : a);
        }
        Map<String, ConceptProgress> byConcept = new HashMap<>();
        for (Given one : last.values()) {
            boolean isSure = one.confidence().filter(Confidence.SURE::equals).isPresent();
            ConceptProgress item = ConceptProgress.ofOne(one.correct(), isSure);
            concepts.of(one.question()).forEach(concept -> byConcept.merge(concept, item, ConceptProgress::and));
        }
        return Map.copyOf(byConcept);
    }

    /**
     * The first responses to items that are evidence, by rule.
     *
     * @param rapidMillis a first answer in less milliseconds is rapid
     */
    List<Shown> shown(ItemTopics rules, int rapidMillis) {
        Map<Alike, Shown> shown = new LinkedHashMap<>();
        for (Timed first : firsts(rapidMillis).values()) {
            Given one = first.given();
            for (String rule : rules.of(one.question())) {
                shown.merge(
                        new Alike(rule, one.confidence(), first.isRapid()),
                        new Shown(rule, one.confidence(), first.isRapid(), 1, one.correct() ? 1 : 0),
                        MemberResponses::both);
            }
        }
        return List.copyOf(shown.values());
    }

    /** By item. An answer took from the one before it in the attempt, or from the attempt's beginning. */
    private Map<String, Timed> firsts(int rapidMillis) {
        Map<String, Timed> firsts = new TreeMap<>();
        Given before = null;
        for (Given one : given.stream().sorted(AS_THEY_WERE_GIVEN).toList()) {
            boolean isFollowing = before != null
                    && before.attempt().equals(one.attempt())
                    && before.firstAt().isAfter(one.startedAt());
            Instant from = isFollowing ? before.firstAt() : one.startedAt();
            boolean isRapid = Duration.between(from, one.firstAt()).compareTo(Duration.ofMillis(rapidMillis)) < 0;
            firsts.merge(one.question(), new Timed(one, isRapid), Timed::earlier);
            before = one;
        }
        return firsts;
    }

    private static Shown both(Shown a, Shown b) {
        return new Shown(a.rule(), a.confidence(), a.isRapid(), a.answered() + b.answered(), a.correct() + b.correct());
    }
}
