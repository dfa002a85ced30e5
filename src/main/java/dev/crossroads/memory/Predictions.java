package dev.crossroads.memory;

import dev.crossroads.statistics.Forecast;
import java.util.ArrayList;
import java.util.List;

/** The recall that was to be expected of items before they were answered again, and what became of it. */
public final class Predictions {
    private Predictions() {}

    /**
     * Of each answer but the first, in their order: each follows from those before it alone.
     *
     * @param reviews of one item, the earliest first
     */
    public static List<Forecast> of(Fsrs fsrs, List<Rated> reviews) {
        List<Forecast> forecasts = new ArrayList<>();
        ItemMemory memory = ItemMemory.of(fsrs, reviews.subList(0, 1));
        for (Rated review : reviews.subList(1, reviews.size())) {
            forecasts.add(new Forecast(memory.recall(fsrs, review.day()), review.isRecalled()));
            memory = memory.after(fsrs, review);
        }
        return forecasts;
    }
}
