package dev.crossroads.web;

import java.util.Optional;

/** Shows a problem to a person: the HTML of a whole page. */
@FunctionalInterface
public interface ErrorPages {

    /**
     * The page for a problem. It may be shown when anything at all is out of order, so it must not need the database.
     *
     * @param visitor who asked, where that was known by then: their page has their own head
     * @param sent the form that could not be taken, to be given back
     */
    String render(Problem problem, Visit visit, Optional<Visitor> visitor, Optional<SentForm> sent);
}
