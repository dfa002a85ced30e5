package dev.crossroads.recommendation.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves one question at a time over its answers, and sees how far the margin goes. */
final class Swings {
    private Swings() {}

    /** Of every question that moves it at all, those that move it most first. */
    static List<Swing> of(Weighing weighing) {
        Ranking ranking = weighing.ranking(weighing.chosen());
        List<Swing> swings = new ArrayList<>();
        int[] answers = weighing.chosen().clone();
        for (int question = 0; question < answers.length; question++) {
            int lowest = Integer.MAX_VALUE;
            int highest = Integer.MIN_VALUE;
            int toLowest = 0;
            int toHighest = 0;
            for (int option = 0; option < weighing.weights(question).length; option++) {
                if (weighing.isLimit(question, option) && option != answers[question]) {
                    continue;
                }
                answers[question] = option;
                int lead = lead(weighing, answers, ranking);
                answers[question] = weighing.chosen()[question];
                // Of answers that come to the same, the one that was given is named.
                boolean isGiven = option == weighing.chosen()[question];
                toLowest = lead < lowest || lead == lowest && isGiven ? option : toLowest;
                toHighest = lead > highest || lead == highest && isGiven ? option : toHighest;
                lowest = Math.min(lowest, lead);
                highest = Math.max(highest, lead);
            }
            if (lowest < highest) {
                var asked = weighing.questions().get(question);
                swings.add(new Swing(
                        asked.id(),
                        lowest,
                        highest,
                        asked.options().get(toLowest).id(),
                        asked.options().get(toHighest).id()));
            }
        }
        swings.sort(Comparator.comparing(Swing::width, Comparator.reverseOrder()));
        return List.copyOf(swings);
    }

    /** The lead over the best of those left, else over the runner-up. */
    private static int lead(Weighing weighing, int[] answers, Ranking now) {
        int[] totals = weighing.totals(answers);
        long ruledOut = weighing.ruledOut(weighing.chosen());
        int best = Integer.MIN_VALUE;
        for (int i = 0; i < totals.length; i++) {
            boolean isCompared = now.left() > 1 ? (ruledOut >>> i & 1) == 0 : i == now.runnerUp();
            if (i != now.leader() && isCompared) {
                best = Math.max(best, totals[i]);
            }
        }
        return totals[now.leader()] - best;
    }
}
