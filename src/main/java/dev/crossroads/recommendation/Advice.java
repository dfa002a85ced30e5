package dev.crossroads.recommendation;

import java.util.List;
import java.util.Map;

/**
 * What a learner's answers and results come to.
 *
 * @param version of the questionnaire that says so
 * @param totals the weight of each alternative by id, in the author's order; below 0 where results speak against it
 * @param sharesPercent the share of each alternative by id, in the author's order; whole per cent that sum to 100
 * @param leader the alternative with the largest total; of equals the one the author names first
 * @param runnerUp the next one
 * @param margin the leader's total less the runner-up's, at least 0
 * @param band a margin of this size or less is too close to call
 * @param decided whether the margin is outside the band
 * @param contributions what the margin is made of, largest first; their weights sum to it exactly
 */
public record Advice(
        String version,
        Map<String, Integer> totals,
        Map<String, Integer> sharesPercent,
        String leader,
        String runnerUp,
        int margin,
        int band,
        boolean decided,
        List<Contribution> contributions) {}
