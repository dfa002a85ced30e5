package dev.crossroads.cohort;

import dev.crossroads.web.Problem;
import dev.crossroads.web.Visitor;

/** A form's problem, shown above the form rather than on a page of its own. */
final class Said {
    private Said() {}

    /** A problem in the visitor's language. */
    static String of(Problem problem, Visitor visitor) {
        return problem.said().map(message -> message.in(visitor.texts())).orElseGet(problem::detail);
    }
}
