package dev.crossroads.web;

/** In the JSON interface: where something is to be found. */
public record Reference(String href) {}
