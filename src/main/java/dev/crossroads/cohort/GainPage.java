package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The gain of a cohort: {@code cohort/gain}.
 *
 * @param action where the form is sent that switches it on or off
 * @param since when it was switched on, in words; empty where it is off
 * @param csv the same as a file
 */
public record GainPage(
        Chrome chrome, CohortHead head, String action, Optional<String> since, String csv, List<Part> parts) {

    /**
     * A part.
     *
     * @param asks how many questions each test has
     * @param begun how many took the test before
     * @param aFirst how many of those who took both had form A before
     * @param all of the whole part
     */
    public record Part(
            String title, int asks, int begun, int both, int aFirst, int bFirst, Row all, List<Row> concepts) {}

    /**
     * A number of people and their gain.
     *
     * @param n how many took both tests
     * @param before average share right, in words; empty where they are too few
     * @param after the same of the test after
     * @param gain in words; empty where it can't be said
     * @param range its interval in words
     */
    public record Row(
            String title,
            int n,
            Optional<String> before,
            Optional<String> after,
            Optional<String> gain,
            Optional<String> range) {
        /** Whether there are too few people to say anything. */
        public boolean few() {
            return before.isEmpty();
        }
    }
}
