package dev.crossroads.recommendation;

import java.util.List;
import java.util.Optional;

/**
 * Asks which language a learner started with: {@code recommendation/start}.
 *
 * @param id of the form, once on its page
 * @param action where it is sent, with the fields {@code language} and {@code event}
 * @param event the id of the event that it asks to record
 * @param started what they said so far
 */
public record StartForm(String id, String action, String event, List<Choice> choices, Optional<Started> started) {

    /** One of what may be started with. */
    public record Choice(String value, String name, boolean chosen) {}

    /**
     * Their answers so far.
     *
     * @param name of the language; empty for none of the alternatives
     * @param date in words
     */
    public record Started(Optional<String> name, String date) {}
}
