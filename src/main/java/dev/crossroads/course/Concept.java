package dev.crossroads.course;

import java.io.Serializable;

/**
 * An idea that questions test and one section teaches.
 *
 * @param taughtIn where a learner who missed it should read again
 */
public record Concept(String id, String title, SectionRef taughtIn) implements Serializable {}
