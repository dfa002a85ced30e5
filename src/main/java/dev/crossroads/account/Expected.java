package dev.crossroads.account;

import dev.crossroads.web.Texts;
import java.util.Optional;

/** Finds the person expected at a page of this server, so that signing up or in on the way there knows them. Waits. */
@FunctionalInterface
public interface Expected {
    /**
     * Somebody who was sent a link.
     *
     * @param said why they are expected, as they read it
     */
    record Person(String email, String name, String said) {}

    /** The person expected at a path; empty where anybody may come. */
    Optional<Person> at(String path, Texts texts);
}
