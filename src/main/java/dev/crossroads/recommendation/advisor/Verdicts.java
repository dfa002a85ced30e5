package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.recommendation.advisor.Verdict.Kind;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts sums and limits into one sentence. Whoever has what leads already stays with it, and so does whoever has
 * something that serves them where nothing decides for another. Who asks for an order gets one, and so does whose limit
 * binds one part of what they build, while the rest speaks for what it rules out. Where not even all reasons together
 * come to what one soft answer can turn, either will do. Nothing is called firm before more than half of the questions
 * are answered: until then most of what it rests on is chance.
 */
final class Verdicts {
    private final Weighing weighing;
    private final Ranking ranking;
    private final List<AdvisoryOption> answers;
    private final boolean complete;

    Verdicts(Questionnaire questionnaire, Stated stated, Weighing weighing) {
        this.weighing = weighing;
        this.ranking = weighing.ranking(weighing.chosen());
        this.answers = questionnaire.questions().stream()
                .flatMap(question ->
                        Optional.ofNullable(stated.chosen().get(question.id())).flatMap(question::option).stream())
                .toList();
        this.complete = !weighing.hasOpen();
    }

    /**
     * The verdict.
     *
     * @param advised everything else of the advice
     */
    Verdict verdict(boolean decided, int band, List<Contribution> contributions, Optional<Integer> confidence) {
        if (!weighing.hasAnswers()) {
            return said(Kind.NOTHING, List.of(), false);
        }
        if (ranking.left() == 0) {
            return said(Kind.NEITHER, List.of(), false);
        }
        boolean firm = decided
                && 2 * answers.size() > weighing.questions().size()
                && confidence.filter(percent -> percent >= Verdict.FIRM).isPresent();
        return decided ? named(firm) : open(band, contributions);
    }

    private Verdict named(boolean firm) {
        String leader = weighing.alternatives().get(ranking.leader());
        if (has().contains(leader)) {
            return said(Kind.STAY, List.of(leader), firm);
        }
        Optional<String> rest = leadsTheRest();
        if (rest.isPresent()) {
            return said(Kind.BOTH, List.of(leader, rest.get()), firm);
        }
        List<String> left = left();
        return answers.stream().anyMatch(AdvisoryOption::both) && left.size() > 1
                ? said(Kind.BOTH, left, firm)
                : said(Kind.START, List.of(leader), firm);
    }

    private Verdict open(int band, List<Contribution> contributions) {
        if (!complete) {
            return said(Kind.TOO_CLOSE, List.of(), false);
        }
        Set<String> has = has();
        if (!has.isEmpty()) {
            return said(Kind.STAY, left().stream().filter(has::contains).toList(), false);
        }
        if (answers.stream().anyMatch(AdvisoryOption::both)) {
            return said(Kind.BOTH, left(), false);
        }
        int reasons = contributions.stream()
                .mapToInt(contribution -> Math.abs(contribution.weight()))
                .sum();
        return reasons <= band ? said(Kind.EITHER, near(band), false) : said(Kind.TOO_CLOSE, List.of(), false);
    }

    private Verdict said(Kind kind, List<String> order, boolean firm) {
        boolean byLimit = ranking.left() == 1 && weighing.hasAnswers();
        return new Verdict(kind, order, complete, byLimit, firm && !byLimit);
    }

    /** The learner's own languages that nothing rules out. */
    private Set<String> has() {
        Set<String> has = new LinkedHashSet<>();
        List<String> left = left();
        answers.stream()
                .flatMap(answer -> answer.has().stream())
                .filter(id -> id.equals(Questionnaire.OTHER) || left.contains(id))
                .forEach(has::add);
        return has;
    }

    /** The leader without limits, where those bind a part only. */
    private Optional<String> leadsTheRest() {
        boolean bindsParts = answers.stream().anyMatch(AdvisoryOption::rulesAnythingOut)
                && answers.stream().flatMap(answer -> answer.limit().stream()).allMatch(limit -> limit.part());
        if (!bindsParts) {
            return Optional.empty();
        }
        Weighing free = weighing.withoutLimits();
        Ranking then = free.ranking(free.chosen());
        return then.leader() != ranking.leader() && Softness.decides(free, free.chosen())
                ? Optional.of(weighing.alternatives().get(then.leader()))
                : Optional.empty();
    }

    /** Those that are not ruled out, the largest total first. */
    private List<String> left() {
        return inOrder().mapToObj(i -> weighing.alternatives().get(i)).toList();
    }

    private List<String> near(int band) {
        int[] totals = weighing.totals(weighing.chosen());
        return inOrder()
                .filter(i -> totals[ranking.leader()] - totals[i] <= band)
                .mapToObj(i -> weighing.alternatives().get(i))
                .toList();
    }

    private IntStream inOrder() {
        int[] totals = weighing.totals(weighing.chosen());
        long ruledOut = weighing.ruledOut(weighing.chosen());
        return Stream.iterate(0, i -> i < totals.length, i -> i + 1)
                .filter(i -> (ruledOut >>> i & 1) == 0)
                .sorted(Comparator.comparing((Integer i) -> -totals[i]))
                .mapToInt(Integer::intValue);
    }
}
