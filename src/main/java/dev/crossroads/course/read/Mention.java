package dev.crossroads.course.read;

/**
 * A name in a course's file, and where it stands.
 *
 * @param line from 1
 */
public record Mention(String name, int line) {}
