package dev.crossroads.recommendation.advisor;

import java.util.Map;

/**
 * The reach of an advice: its range when some or all open questions are answered. Without open questions every range is
 * what it is now.
 *
 * @param totals the range of each alternative's total, by id, in the author's order; both ends are reached
 * @param sharesPercent empty; what was advised before version 4 of the bundled questionnaire holds the range of each
 *     alternative's share then
 * @param leads the range of what the leader is ahead of each other alternative, by the other's id; below 0 it is
 *     behind. Both ends are reached. Between two alternatives this is the range of the margin
 */
public record Reach(Map<String, Range> totals, Map<String, Range> sharesPercent, Map<String, Range> leads) {

    /** From the lowest to the highest value, both included. */
    public record Range(int lowest, int highest) {}
}
