package dev.crossroads.web;

/**
 * What a feature adds to a page of another one: on the learner's own page or a course's contents, as the chrome says,
 * whatever it has to say to them.
 */
public interface PagePart {

    /**
     * HTML for this visitor, in the language of the page; empty where there is nothing to say. Waits for the database.
     */
    String html(Chrome chrome, Visitor visitor);
}
