/**
 * Learners' knowledge of the questions they answered, and how it fades. Start with
 * {@link dev.crossroads.review.ReviewFeature}.
 */
package dev.crossroads.review;
