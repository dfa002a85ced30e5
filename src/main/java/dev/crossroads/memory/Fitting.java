package dev.crossroads.memory;

import dev.crossroads.statistics.Forecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * Parameters that predict given answers best: with the least log loss, held to the published parameters the more the
 * fewer answers there are. Bounds are those of py-fsrs 6; the pull is that of fsrs-optimizer 6 (gamma 1), whose
 * standard deviations tell how much each parameter differs between people.
 */
public final class Fitting {
    /** Parameters of first answers, difficulty, recall, lapses and the curve; the others no answer here depends on. */
    private static final int[] FREE = {0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20};

    private static final double[] LOW = {
        0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1
    };
    private static final double[] HIGH = {
        100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8
    };
    private static final double[] DEVIATION = {
        6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31,
        0.32, 0.14, 0.27
    };

    /** Of Powell's method, in standard deviations: first steps, and what is near enough. */
    private static final double FIRST_STEP = 0.1;

    private static final double NEAR_ENOUGH = 0.001;
    private static final int MOST_TRIALS = 3_000;

    private final List<List<Rated>> items;
    private double[] best = new double[FREE.length];
    private double least = Double.POSITIVE_INFINITY;

    private Fitting(List<List<Rated>> items) {
        this.items = items;
    }

    /**
     * The parameters that fit these answers; the same answers make the same ones.
     *
     * @param items the answers to each item of each person, the earliest first; at least one was answered twice
     */
    public static Fsrs of(List<List<Rated>> items) {
        Fitting fitting =
                new Fitting(items.stream().filter(item -> item.size() > 1).toList());
        fitting.search();
        return fsrs(fitting.best);
    }

    private void search() {
        try {
            new BOBYQAOptimizer(2 * FREE.length + 1, FIRST_STEP, NEAR_ENOUGH)
                    .optimize(
                            new MaxEval(MOST_TRIALS),
                            GoalType.MINIMIZE,
                            new ObjectiveFunction(this::tried),
                            new InitialGuess(new double[FREE.length]),
                            new SimpleBounds(scaled(LOW), scaled(HIGH)));
        } catch (MathIllegalStateException outOfTrials) {
            // The best one so far is as good as any.
        }
    }

    private double tried(double[] point) {
        double loss = loss(point);
        if (loss < least) {
            least = loss;
            best = point.clone();
        }
        return loss;
    }

    private double loss(double[] point) {
        Fsrs fsrs = fsrs(point);
        double loss = 0;
        int n = 0;
        for (List<Rated> item : items) {
            for (Forecast forecast : Predictions.of(fsrs, item)) {
                loss += forecast.loss();
                n++;
            }
        }
        return (loss + Arrays.stream(point).map(off -> off * off).sum()) / n;
    }

    /** The published parameters, moved by so many standard deviations. */
    private static Fsrs fsrs(double[] point) {
        List<Double> parameters = new ArrayList<>(Fsrs.STANDARD.parameters());
        for (int i = 0; i < FREE.length; i++) {
            int at = FREE[i];
            parameters.set(at, Math.clamp(parameters.get(at) + point[i] * DEVIATION[at], LOW[at], HIGH[at]));
        }
        return Fsrs.with(parameters);
    }

    private static double[] scaled(double[] bounds) {
        return Arrays.stream(FREE)
                .mapToDouble(at -> (bounds[at] - Fsrs.STANDARD.parameters().get(at)) / DEVIATION[at])
                .toArray();
    }
}
