/**
 * Limits on how often something may be done, and the wait before it may be done again. The rule is
 * {@link dev.crossroads.limit.Limit}; {@link dev.crossroads.limit.SharedLimits} counts in the database, for all nodes,
 * and {@link dev.crossroads.limit.LocalLimits} in memory, for what is too frequent to cost a statement.
 */
package dev.crossroads.limit;
