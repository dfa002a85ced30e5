package dev.crossroads.web;

/** A place on this site that a page points to. */
public record Link(String title, String href) {}
