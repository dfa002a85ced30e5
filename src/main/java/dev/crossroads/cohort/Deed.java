package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;

/** Acts of instructors in a cohort that others of them may ask about later. */
@Pure
enum Deed {
    CHANGED("cohort-changed", "cohort.deed.changed"),
    DATES("cohort-dates-set", "cohort.deed.dates"),
    ARCHIVED("cohort-archived", "cohort.deed.archived"),
    REOPENED("cohort-reopened", "cohort.deed.reopened"),
    INSTRUCTOR_ADDED("cohort-instructor-added", "cohort.deed.instructor-added"),
    INSTRUCTOR_REMOVED("cohort-instructor-removed", "cohort.deed.instructor-removed"),
    CODE_RENEWED("join-code-renewed", "cohort.deed.code-renewed"),
    INVITED("members-invited", "cohort.deed.invited"),
    WITHDRAWN("invitation-withdrawn", "cohort.deed.withdrawn"),
    REMOVED("member-removed", "cohort.deed.removed"),
    READMITTED("member-readmitted", "cohort.deed.readmitted"),
    ALLOWED("accommodation-granted", "cohort.deed.allowed"),
    DISALLOWED("accommodation-withdrawn", "cohort.deed.disallowed"),
    REGRADED("answers-regraded", "cohort.deed.regraded"),
    REPORT_ANSWERED("report-answered", "cohort.deed.report-answered"),
    RESET("password-reset-made", "cohort.deed.reset"),
    RESPONSES_EXPORTED("responses-exported", "cohort.deed.responses-exported"),
    GRID_EXPORTED("grid-exported", "cohort.deed.grid-exported");

    private final String line;
    private final String key;

    Deed(String line, String key) {
        this.line = line;
        this.key = key;
    }

    /** Its name in the log of who did what. */
    String line() {
        return line;
    }

    /** The text that says what was done. */
    String key() {
        return key;
    }
}
