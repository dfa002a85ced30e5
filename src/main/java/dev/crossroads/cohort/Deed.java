package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;

/** Acts of instructors and members in a cohort that its instructors may ask about later. */
@Pure
enum Deed {
    OPENED("cohort-opened", "cohort.deed.opened"),
    CHANGED("cohort-changed", "cohort.deed.changed"),
    DATES("cohort-dates-set", "cohort.deed.dates"),
    ARCHIVED("cohort-archived", "cohort.deed.archived"),
    REOPENED("cohort-reopened", "cohort.deed.reopened"),
    INSTRUCTOR_ADDED("cohort-instructor-added", "cohort.deed.instructor-added"),
    INSTRUCTOR_REMOVED("cohort-instructor-removed", "cohort.deed.instructor-removed"),
    CODE_RENEWED("join-code-renewed", "cohort.deed.code-renewed"),
    INVITED("members-invited", "cohort.deed.invited"),
    NUMBERED("member-numbers-set", "cohort.deed.numbered"),
    WITHDRAWN("invitation-withdrawn", "cohort.deed.withdrawn"),
    REMOVED("member-removed", "cohort.deed.removed"),
    READMITTED("member-readmitted", "cohort.deed.readmitted"),
    ALLOWED("accommodation-granted", "cohort.deed.allowed"),
    DISALLOWED("accommodation-withdrawn", "cohort.deed.disallowed"),
    WARM_UP("warm-up-made", "cohort.deed.warm-up"),
    HOMEWORK("warm-up-given", "cohort.deed.homework"),
    HOMEWORK_TAKEN_BACK("warm-up-taken-back", "cohort.deed.homework-taken-back"),
    REGRADED("answers-regraded", "cohort.deed.regraded"),
    REPORT_ANSWERED("report-answered", "cohort.deed.report-answered"),
    RESET("password-reset-made", "cohort.deed.reset"),
    HANDLED("member-handled", "cohort.deed.handled"),
    NOT_HANDLED("member-not-handled", "cohort.deed.not-handled"),
    SNOOZED("member-snoozed", "cohort.deed.snoozed"),
    WOKEN("member-woken", "cohort.deed.woken"),
    NOTE_CHANGED("member-note-changed", "cohort.deed.note-changed"),
    JOINED("cohort-joined", "cohort.deed.joined", true),
    RENAMED("member-renamed", "cohort.deed.renamed", true),
    LEFT("cohort-left", "cohort.deed.left", true),
    DECLINED("invitation-declined", "cohort.deed.declined", true),
    RESPONSES_EXPORTED("responses-exported", "cohort.deed.responses-exported"),
    GRID_EXPORTED("grid-exported", "cohort.deed.grid-exported"),
    GAIN_ON("cohort-gain-on", "cohort.deed.gain-on"),
    GAIN_OFF("cohort-gain-off", "cohort.deed.gain-off");

    private final String line;
    private final String key;
    private final boolean ofMembers;

    Deed(String line, String key) {
        this(line, key, false);
    }

    Deed(String line, String key, boolean ofMembers) {
        this.line = line;
        this.key = key;
        this.ofMembers = ofMembers;
    }

    /** Whether it is an act of anybody who has the code or an invitation, so that there is no end to it. */
    boolean isOfMembers() {
        return ofMembers;
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
