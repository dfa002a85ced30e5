package dev.crossroads.web;

import java.util.UUID;

/** A place on a {@link RenderedPage} for what differs from visitor to visitor where all else looks the same to many. */
public enum Slot {
    /** The visitor's name: {@link Visitor#name}. */
    NAME,
    /** Which visitor it is: {@link Visitor#tag}. */
    TAG,
    /** The id of the event that a form on the page asks to record; another one every time the page is sent. */
    EVENT;

    /** Made up at every start, so that nothing that anybody wrote can look like a mark. Nothing in it is escaped. */
    static final String MARK_START = "slot-" + UUID.randomUUID() + "-";

    /** Ends every mark. */
    static final char MARK_END = ';';

    /** The placeholder in a page's values for the visitor's own. */
    public String mark() {
        return MARK_START + ordinal() + MARK_END;
    }
}
