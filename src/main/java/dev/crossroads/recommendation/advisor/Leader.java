package dev.crossroads.recommendation.advisor;

/**
 * Where a recommendation points, without what explains it.
 *
 * @param alternative the one with the most weight among those that no limit rules out
 * @param decided whether it can be named: no one soft answer turns it, or a limit leaves nothing else
 */
public record Leader(String alternative, boolean decided) {}
