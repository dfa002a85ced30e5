package dev.crossroads.memory.simulation;

import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The laws by which simulated learners forget. */
public enum ForgettingLaw {
    /** A power of time; see {@link ActivationMemory}. */
    POWER("power of time (Pavlik and Anderson 2005)", ActivationMemory::learned),
    /** Exponential; see {@link StabilityMemory}. */
    EXPONENTIAL("exponential (Woźniak, Gorzelańczyk and Murakowski 1995, 2005)", StabilityMemory::learned);

    private final String title;
    private final Function<RandomGenerator, TrueMemory> learned;

    ForgettingLaw(String title, Function<RandomGenerator, TrueMemory> learned) {
        this.title = title;
        this.learned = learned;
    }

    /** Its name with its source. */
    public String title() {
        return title;
    }

    /** An item that was learned a moment ago; how well differs, as people and items do. */
    public TrueMemory learned(RandomGenerator random) {
        return learned.apply(random);
    }
}
