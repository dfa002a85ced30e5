package dev.crossroads.recommendation.advisor;

import dev.crossroads.recommendation.advisor.Flip.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Finds the smallest sets of changed answers after which another alternative leads.
 *
 * <p>Another leads as soon as any other outranks the leader, and whether one does depends on the gap between the two
 * only, to which every change adds on its own. So for each rival the fewest changes that suffice are the largest ones,
 * one a question; the fewest of all rivals is the size sought. The sets of that size are then taken from a queue, best
 * first, by the most they can still come to: that bound is always reached, so no step is taken in vain, and the search
 * takes time in proportion to the sets it returns however many there are.
 */
final class FlipSearch {
    /** How many sets are returned at most: more than anybody reads. */
    static final int MOST = 10;

    private final Weighing weighing;
    private final int band;
    private final int leader;
    private final int[] totals;
    /** What is searched: the questions that are answered. */
    private final int[] answered;

    FlipSearch(Weighing weighing, int band) {
        this.weighing = weighing;
        this.band = band;
        this.totals = weighing.totals();
        this.leader = Ranking.of(totals).leader();
        this.answered = IntStream.range(0, weighing.chosen().length)
                .filter(question -> !weighing.isOpen(question))
                .toArray();
    }

    /** A change by the place of its question among the answered ones; it turns the gap by that much, above 0. */
    private record Turn(int place, int option, int gain) {}

    /** Some changes of a set, in order of questions, and the most the set can come to. */
    private record Partial(List<Turn> turns, int gain, int bound) {
        int next() {
            return turns.isEmpty() ? 0 : turns.getLast().place() + 1;
        }
    }

    /** A set that flips, and how far behind its new leader it leaves the old one. */
    private record Found(int[] chosen, Ranking ranking, int distance) {}

    /**
     * The smallest sets, at most {@value #MOST}: those first that leave the old leader furthest behind the new one, and
     * of equals those that change earlier questions and to earlier options.
     */
    List<Flip> flips() {
        List<Rival> rivals = IntStream.range(0, totals.length)
                .filter(rival -> rival != leader)
                .mapToObj(Rival::new)
                .filter(Rival::canLead)
                .toList();
        int size = rivals.stream().mapToInt(rival -> rival.fewest).min().orElse(0);
        return rivals.stream()
                .filter(rival -> rival.fewest == size)
                .flatMap(rival -> rival.sets().stream())
                .map(this::found)
                .sorted(Comparator.comparing(Found::distance, Comparator.reverseOrder())
                        .thenComparing(Found::chosen, this::earlierChangesFirst))
                .map(this::flip)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Found found(int[] chosen) {
        int[] then = weighing.answered(chosen).totals();
        Ranking ranking = Ranking.of(then);
        return new Found(chosen, ranking, then[ranking.leader()] - then[leader]);
    }

    private Flip flip(Found found) {
        List<Change> changes = new ArrayList<>();
        for (int question : answered) {
            if (found.chosen()[question] != weighing.chosen()[question]) {
                var asked = weighing.questions().get(question);
                changes.add(new Change(
                        asked.id(),
                        asked.options().get(found.chosen()[question]).id()));
            }
        }
        Ranking ranking = found.ranking();
        return new Flip(
                List.copyOf(changes),
                weighing.alternatives().get(ranking.leader()),
                ranking.margin(),
                ranking.margin() > band);
    }

    /** The first question that only one of two sets changes, or that they change differently, settles their order. */
    private int earlierChangesFirst(int[] one, int[] other) {
        int question = Arrays.mismatch(one, other);
        if (question < 0) {
            return 0;
        }
        int kept = weighing.chosen()[question];
        if (one[question] == kept || other[question] == kept) {
            return one[question] == kept ? 1 : -1;
        }
        return one[question] - other[question];
    }

    /** The search for sets after which one rival outranks the leader. */
    private final class Rival {
        /** What the changes of a set must come to at least. */
        private final int needed;
        /** The changes that help the rival, by the place of their question. */
        private final List<List<Turn>> turns;
        /** The most that so many changes to questions from a place on come to: {@code best[place][changes]}. */
        private final int[][] best;
        /** How many changes it takes; more than there are questions where none suffice. */
        private final int fewest;

        Rival(int rival) {
            int winsTies = rival < leader ? 0 : 1;
            needed = totals[leader] - totals[rival] + winsTies;
            turns = IntStream.range(0, answered.length)
                    .mapToObj(place -> turns(place, rival))
                    .toList();
            best = best();
            fewest = IntStream.rangeClosed(1, answered.length)
                    .filter(changes -> best[0][changes] >= needed)
                    .findFirst()
                    .orElse(answered.length + 1);
        }

        boolean canLead() {
            return fewest <= answered.length;
        }

        private List<Turn> turns(int place, int rival) {
            int[][] options = weighing.weights()[answered[place]];
            int chosen = weighing.chosen()[answered[place]];
            int now = options[chosen][rival] - options[chosen][leader];
            return IntStream.range(0, options.length)
                    .mapToObj(option -> new Turn(place, option, options[option][rival] - options[option][leader] - now))
                    .filter(turn -> turn.gain() > 0)
                    .toList();
        }

        private int[][] best() {
            int[][] most = new int[answered.length + 1][answered.length + 1];
            for (int place = answered.length - 1; place >= 0; place--) {
                int gain = turns.get(place).stream().mapToInt(Turn::gain).max().orElse(0);
                for (int changes = 1; changes <= answered.length; changes++) {
                    most[place][changes] = Math.max(most[place + 1][changes], gain + most[place + 1][changes - 1]);
                }
            }
            return most;
        }

        /** The sets that come to the most, each as the options chosen with it. */
        List<int[]> sets() {
            List<int[]> sets = new ArrayList<>();
            PriorityQueue<Partial> queue =
                    new PriorityQueue<>(Comparator.comparing(Partial::bound, Comparator.reverseOrder())
                            .thenComparing(Partial::turns, FlipSearch::earlierTurnsFirst));
            queue.add(new Partial(List.of(), 0, best[0][fewest]));
            while (!queue.isEmpty() && sets.size() < MOST) {
                Partial partial = queue.remove();
                if (partial.turns().size() == fewest) {
                    sets.add(chosenWith(partial.turns()));
                } else {
                    extend(partial, queue);
                }
            }
            return sets;
        }

        private void extend(Partial partial, PriorityQueue<Partial> queue) {
            int left = fewest - partial.turns().size() - 1;
            for (int place = partial.next(); place < answered.length; place++) {
                for (Turn turn : turns.get(place)) {
                    int gain = partial.gain() + turn.gain();
                    int bound = gain + best[place + 1][left];
                    if (bound >= needed) {
                        List<Turn> more = new ArrayList<>(partial.turns());
                        more.add(turn);
                        queue.add(new Partial(List.copyOf(more), gain, bound));
                    }
                }
            }
        }

        private int[] chosenWith(List<Turn> changed) {
            int[] chosen = weighing.chosen().clone();
            changed.forEach(turn -> chosen[answered[turn.place()]] = turn.option());
            return chosen;
        }
    }

    private static int earlierTurnsFirst(List<Turn> one, List<Turn> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Comparator.comparing(Turn::place)
                    .thenComparing(Turn::option)
                    .compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return one.size() - other.size();
    }
}
