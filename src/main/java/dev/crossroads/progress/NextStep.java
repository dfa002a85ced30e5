package dev.crossroads.progress;

/**
 * What a learner would best do now.
 *
 * @param action such as {@code Continue reading} or {@code Take the checkpoint}
 * @param title what it is done with, such as a lesson's title
 */
public record NextStep(String action, String title, String href) {}
