package dev.crossroads.web;

import java.util.Optional;

/**
 * Says which problem an exception of another package is, such as a recorder's that is overloaded. It spares every
 * handler a {@code try}, and spares this package from knowing the features.
 */
@FunctionalInterface
public interface ProblemTranslator {

    /** The problem this exception stands for; empty where it isn't one that this translator knows. */
    Optional<Problem> translate(Throwable failure);
}
