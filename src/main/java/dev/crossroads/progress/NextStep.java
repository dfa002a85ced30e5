package dev.crossroads.progress;

import java.util.Optional;

/**
 * The best next step for a learner.
 *
 * @param action the key of what it is, such as {@code progress.next.continue}
 * @param title what it is done with, such as a lesson's title; empty where the action says all
 * @param section where in a lesson the learner was
 */
public record NextStep(String action, Optional<String> title, Optional<String> section, String href) {

    /** One that is not within a lesson. */
    public static NextStep of(String action, Optional<String> title, String href) {
        return new NextStep(action, title, Optional.empty(), href);
    }
}
