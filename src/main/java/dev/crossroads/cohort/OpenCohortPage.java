package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.TimeZones;
import java.util.List;
import java.util.Optional;

/**
 * Opens a cohort: {@code cohort/open}.
 *
 * @param event the id that the form sends, so that a second click opens no second cohort
 * @param zones the one of the last cohort is chosen; of a first one, scripts choose the browser's
 * @param title as it was typed before
 * @param wrong what is wrong with the title
 */
public record OpenCohortPage(
        Chrome chrome,
        String event,
        String title,
        Optional<String> wrong,
        List<Option> courses,
        List<TimeZones.Choice> zones,
        int longest) {

    /** A course that may be chosen. */
    public record Option(String id, String title, boolean chosen) {}
}
