package dev.crossroads.web;

/** Shows a problem to a person: the HTML of a whole page. */
@FunctionalInterface
public interface ErrorPages {

    /**
     * The page for a problem. It may be shown when anything at all is out of order, so it must not need the database or
     * know the visitor.
     */
    String render(Problem problem, Visit visit);
}
