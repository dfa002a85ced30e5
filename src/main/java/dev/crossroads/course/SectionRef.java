package dev.crossroads.course;

/** Points at a section of a lesson of the same course, both by id. */
public record SectionRef(String lesson, String section) {}
