package dev.crossroads.memory.simulation;

import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.MemoryState;
import dev.crossroads.memory.Rating;
import java.util.random.RandomGenerator;

/** Says when an item that was just answered is asked again. */
@FunctionalInterface
interface Schedule {
    /**
     * The schedule of one more item, from its first answer on.
     *
     * @param random of that item, for schedules that spread items over days
     */
    OfItem start(RandomGenerator random);

    /** The schedule of one item. Not for use by several threads. */
    @FunctionalInterface
    interface OfItem {
        /**
         * The days until it is asked again, at least 1.
         *
         * @param rating of the answer
         * @param days since the answer before; 0 for the first one
         */
        int next(Rating rating, int days);
    }

    /**
     * FSRS-6 with its defaults: asked again when it is recalled with that probability.
     *
     * @param retention above 0 and below 1
     */
    static Schedule fsrs(double retention) {
        return _ -> new OfItem() {
            private MemoryState state;

            @Override
            public int next(Rating rating, int days) {
                state = state == null ? Fsrs.STANDARD.first(rating) : Fsrs.STANDARD.after(state, rating, days);
                return Fsrs.STANDARD.interval(state, retention);
            }
        };
    }

    /**
     * The same interval again and again, whatever is answered.
     *
     * @param interval in days, at least 1; where it is no whole number, some items come a day sooner than others
     */
    static Schedule every(double interval) {
        return random -> new OfItem() {
            private final double phase = random.nextDouble();
            private int times;

            @Override
            public int next(Rating rating, int days) {
                times++;
                return (int) (Math.floor(times * interval + phase) - Math.floor((times - 1) * interval + phase));
            }
        };
    }

    /**
     * Each interval twice as long as the one before, whatever is answered.
     *
     * @param first interval in days, at least 0.5; where none is a whole number, some items come a day sooner
     */
    static Schedule doubling(double first) {
        return random -> new OfItem() {
            private final double phase = random.nextDouble();
            private double interval = first / 2;

            @Override
            public int next(Rating rating, int days) {
                interval *= 2;
                return (int) Math.max(1, Math.floor(interval + phase));
            }
        };
    }

    /**
     * SM-2 (Woźniak, "Optimization of learning", Poznań 1990, chapter 3.2), in days: 1, 6, and then each interval the
     * one before times the easiness factor, rounded up. Answers below 3 begin anew and leave the factor as it is. Its
     * repetition of what was not recalled well on the same day is left out, for all schedules alike.
     */
    static Schedule sm2() {
        return _ -> new OfItem() {
            private static final double LEAST_EASINESS = 1.3;
            private double easiness = 2.5;
            private int repetition;
            private int interval;

            @Override
            public int next(Rating rating, int days) {
                int quality = quality(rating);
                if (quality < 3) {
                    repetition = 0;
                } else {
                    easiness = Math.max(LEAST_EASINESS, easiness + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
                }
                repetition++;
                interval = switch (repetition) {
                    case 1 -> 1;
                    case 2 -> 6;
                    default -> (int) Math.ceil(interval * easiness);
                };
                return interval;
            }
        };
    }

    /** On the scale of SM-2: wrong though the key looks familiar 2, with difficulty 3, right 4, at once 5. */
    private static int quality(Rating rating) {
        return switch (rating) {
            case AGAIN -> 2;
            case HARD -> 3;
            case GOOD -> 4;
            case EASY -> 5;
        };
    }
}
