package dev.crossroads.course;

import java.io.Serializable;

/**
 * The parts of a lesson that take time to read.
 *
 * @param words of its prose; characters of scripts without blanks as the words they take as long as
 * @param lines of its programs, those left out that are not shown at first
 * @param pictures of memory and of time
 */
public record Extent(int words, int lines, int pictures) implements Serializable {}
