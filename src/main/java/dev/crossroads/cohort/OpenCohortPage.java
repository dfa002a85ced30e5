package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import java.util.List;

/**
 * Opens a cohort: {@code cohort/open}.
 *
 * @param event the id that the form sends, so that a second click opens no second cohort
 * @param title as it was typed before
 */
public record OpenCohortPage(Chrome chrome, String event, String title, List<Option> courses, int longest) {

    /** A course that may be chosen. */
    public record Option(String id, String title, boolean chosen) {}
}
