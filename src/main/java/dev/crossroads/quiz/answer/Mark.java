package dev.crossroads.quiz.answer;

/**
 * The mark of an answer.
 *
 * @param correct whether all of it is right
 * @param points earned, 0 to {@code outOf}
 * @param outOf maximum points, at least 1
 */
public record Mark(boolean correct, int points, int outOf) {}
