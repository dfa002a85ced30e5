package dev.crossroads.recommendation.advisor;

/**
 * Where a recommendation points, without what explains it.
 *
 * @param leader the alternative with the most weight
 * @param decided whether its margin is outside the band
 */
public record Lean(String leader, boolean decided) {}
