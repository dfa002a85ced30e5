package dev.crossroads.memory.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Forgetting by a power of time: the activation of Pavlik and Anderson ("Practice and forgetting effects on vocabulary
 * memory: An activation-based model of the spacing effect", Cognitive Science 29, 2005, 559-586), with the parameters
 * that they fitted to their experiment. Each presentation decays by its own power, the faster the more active the item
 * was when it came, which makes the effect of spacing. It is another law than that of FSRS: there is no stability, and
 * every presentation goes on counting.
 */
final class ActivationMemory implements TrueMemory {
    private static final double DECAY_SCALE = 0.217;
    private static final double LEAST_DECAY = 0.177;
    private static final double THRESHOLD = -0.704;
    private static final double NOISE = 0.255;

    /** Between sessions time counts so much of that within one, as less interferes. */
    private static final double BETWEEN_SESSIONS = 0.025;

    private static final double SECONDS_OF_A_DAY = 86_400;

    /** Reading about it, an example, a question of the lesson and one of its checkpoint, so many seconds apart. */
    private static final int PRESENTATIONS_OF_A_LESSON = 4;

    private static final double SECONDS_APART = 180;

    /**
     * What lessons teach is tied to what is known already, and people and items differ: by so much the activation of
     * one is above that of a Japanese word. Ours, so that a day later most is recalled.
     */
    private static final double MEAN_ADVANTAGE = 0.8;

    private static final double SPREAD = 0.5;

    private final List<Presentation> presentations = new ArrayList<>();
    private final double advantage;

    private record Presentation(double at, double decay) {}

    private ActivationMemory(double advantage) {
        this.advantage = advantage;
    }

    /** An item that was learned in a lesson a moment ago, by somebody drawn at random. */
    static ActivationMemory learned(RandomGenerator random) {
        ActivationMemory memory = new ActivationMemory(MEAN_ADVANTAGE + SPREAD * random.nextGaussian());
        for (int time = PRESENTATIONS_OF_A_LESSON - 1; time >= 0; time--) {
            memory.present(-time * SECONDS_APART);
        }
        return memory;
    }

    @Override
    public double recall(double day) {
        return 1 / (1 + Math.exp((THRESHOLD - advantage - activation(seconds(day))) / NOISE));
    }

    /** Whether it was right makes no difference: the key is seen. */
    @Override
    public void review(double day, boolean recalled) {
        present(seconds(day));
    }

    private void present(double at) {
        double decay = presentations.isEmpty() ? LEAST_DECAY : DECAY_SCALE * Math.exp(activation(at)) + LEAST_DECAY;
        presentations.add(new Presentation(at, decay));
    }

    private double activation(double at) {
        return Math.log(presentations.stream()
                .mapToDouble(one -> Math.pow(Math.max(1, at - one.at()), -one.decay()))
                .sum());
    }

    private static double seconds(double day) {
        return day * SECONDS_OF_A_DAY * BETWEEN_SESSIONS;
    }
}
