package dev.crossroads.recommendation.advisor;

import dev.crossroads.recommendation.advisor.Flip.By;
import dev.crossroads.recommendation.advisor.Flip.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds what would change an advice. Soft answers come first, as the smallest sets of them after which another
 * alternative leads, and the smallest after which it is decided where it was too close to call, or too close where it
 * was decided. Then the limits whose lifting changes it, and last single facts. All sets of a size are tried: with
 * {@value #LARGEST} of a handful of soft questions at most, they are some hundred.
 */
final class FlipSearch {
    /** The most of each kind that are returned: more than anybody reads. */
    static final int MOST = 10;

    /** The most soft answers to change: beyond that it is another person. */
    static final int LARGEST = 2;

    /** So many soft questions are searched for sets, in the author's order; a questionnaire of more is told less. */
    private static final int SEARCHED = 8;

    private final Weighing weighing;
    private final boolean decided;
    private final Ranking ranking;

    FlipSearch(Weighing weighing) {
        this.weighing = weighing;
        this.ranking = weighing.ranking(weighing.chosen());
        this.decided = Softness.decides(weighing, weighing.chosen());
    }

    /** Answers, and how they rank the alternatives. */
    private record Found(int[] answers, Ranking ranking) {}

    /** Changes that turn it: choices, limits, facts; of each kind the smallest sets and those that turn most first. */
    List<Flip> flips() {
        List<Flip> flips = new ArrayList<>();
        if (weighing.hasAnswers()) {
            int[] soft = answered(weighing::isSoft);
            List<Found> turning = smallest(soft, this::leadsAnother);
            List<Found> other = smallest(soft, found -> !leadsAnother(found) && isDecided(found) != decided);
            add(flips, turning, By.CHOICE);
            add(flips, other, By.CHOICE);
            add(flips, lifted(), By.LIMIT);
            add(flips, facts(), By.FACT);
        }
        return List.copyOf(flips);
    }

    private void add(List<Flip> flips, List<Found> found, By by) {
        found.stream()
                .sorted(Comparator.comparing((Found one) -> !leadsAnother(one))
                        .thenComparing(one -> -Math.abs(one.ranking().margin()))
                        .thenComparing(Found::answers, this::earlierChangesFirst))
                .limit(MOST)
                .map(one -> flip(one, by))
                .filter(flip ->
                        flips.stream().noneMatch(known -> known.changes().equals(flip.changes())))
                .forEach(flips::add);
    }

    /** Whether another alternative is ahead, and not only level. */
    private boolean leadsAnother(Found found) {
        return found.ranking().leader() != ranking.leader()
                && (found.ranking().margin() > 0 || found.ranking().left() == 1);
    }

    private int[] answered(Predicate<Integer> which) {
        return IntStream.range(0, weighing.chosen().length)
                .filter(question -> !weighing.isOpen(question)
                        && !weighing.isLimit(question, weighing.chosen()[question])
                        && which.test(question))
                .toArray();
    }

    private List<Found> smallest(int[] questions, Predicate<Found> wanted) {
        int[] searched = Arrays.copyOf(questions, Math.min(SEARCHED, questions.length));
        for (int size = 1; size <= Math.min(LARGEST, searched.length); size++) {
            List<Found> found = new ArrayList<>();
            search(searched, 0, size, weighing.chosen().clone(), wanted, found);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private void search(
            int[] questions, int from, int left, int[] answers, Predicate<Found> wanted, List<Found> found) {
        if (left == 0) {
            Found then = found(answers);
            if (wanted.test(then)) {
                found.add(then);
            }
            return;
        }
        for (int i = from; i <= questions.length - left; i++) {
            for (int option : weighing.otherOptions(questions[i])) {
                answers[questions[i]] = option;
                search(questions, i + 1, left - 1, answers, wanted, found);
            }
            answers[questions[i]] = weighing.chosen()[questions[i]];
        }
    }

    private Found found(int[] answers) {
        int[] saved = answers.clone();
        return new Found(saved, weighing.ranking(saved));
    }

    private boolean changes(Found found) {
        return leadsAnother(found) || isDecided(found) != decided;
    }

    private boolean isDecided(Found found) {
        return Softness.decides(weighing, found.answers());
    }

    /** For each alternative that is ruled out, what it comes to once nothing rules it out any more. */
    private List<Found> lifted() {
        List<Found> lifted = new ArrayList<>();
        for (int alternative = 0; alternative < weighing.alternatives().size(); alternative++) {
            int[] answers = weighing.chosen().clone();
            boolean isPossible = true;
            for (int question = 0; question < answers.length; question++) {
                if (rulesOut(question, alternative)) {
                    int instead = mildest(question);
                    isPossible &= instead != Weighing.OPEN;
                    answers[question] = instead;
                }
            }
            if (isPossible && !Arrays.equals(answers, weighing.chosen())) {
                lifted.add(found(answers));
            }
        }
        return lifted.stream().filter(this::changes).toList();
    }

    private boolean rulesOut(int question, int alternative) {
        int[] alone = new int[weighing.chosen().length];
        Arrays.fill(alone, Weighing.OPEN);
        alone[question] = weighing.chosen()[question];
        return (weighing.ruledOut(alone) >>> alternative & 1) == 1;
    }

    /** The answer in place of a limit that leans least; open where there is none. */
    private int mildest(int question) {
        return Arrays.stream(weighing.otherOptions(question))
                .boxed()
                .min(Comparator.comparing(option -> {
                    int[] adds = weighing.weights(question)[option];
                    return Arrays.stream(adds).max().orElse(0)
                            - Arrays.stream(adds).min().orElse(0);
                }))
                .orElse(Weighing.OPEN);
    }

    private List<Found> facts() {
        List<Found> facts = new ArrayList<>();
        for (int question : answered(question -> !weighing.isSoft(question))) {
            int[] answers = weighing.chosen().clone();
            for (int option = 0; option < weighing.weights(question).length; option++) {
                answers[question] = option;
                if (option != weighing.chosen()[question]) {
                    facts.add(found(answers));
                }
            }
        }
        return facts.stream().filter(this::changes).toList();
    }

    private Flip flip(Found found, By by) {
        List<Change> changes = new ArrayList<>();
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (found.answers()[question] != weighing.chosen()[question]) {
                var asked = weighing.questions().get(question);
                changes.add(new Change(
                        asked.id(),
                        asked.options().get(found.answers()[question]).id()));
            }
        }
        return new Flip(
                List.copyOf(changes),
                weighing.alternatives().get(found.ranking().leader()),
                found.ranking().margin(),
                isDecided(found),
                by);
    }

    /** The first question that only one of two sets changes, or that they change differently, settles their order. */
    private int earlierChangesFirst(int[] one, int[] other) {
        int question = Arrays.mismatch(one, other);
        if (question < 0) {
            return 0;
        }
        int saved = weighing.chosen()[question];
        if (one[question] == saved || other[question] == saved) {
            return one[question] == saved ? 1 : -1;
        }
        return one[question] - other[question];
    }
}
