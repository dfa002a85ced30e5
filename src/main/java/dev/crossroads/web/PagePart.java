package dev.crossroads.web;

import java.time.Instant;

/**
 * A part that a feature adds to a page of another one: on the learner's own page or a course's contents, as the chrome
 * says, whatever it has to say to them.
 */
public interface PagePart {

    /**
     * Something that is said on a page.
     *
     * @param html empty where there is nothing to say
     * @param until when it is no longer right though nothing was told
     */
    record Said(String html, Instant until) {
        /** Right until something is told. */
        public static Said of(String html) {
            return new Said(html, Instant.MAX);
        }
    }

    /** The part for this visitor, in the language of the page. Waits for the database. */
    Said say(Chrome chrome, Visitor visitor);
}
