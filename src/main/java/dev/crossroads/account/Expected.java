package dev.crossroads.account;

import dev.crossroads.web.Texts;
import java.util.Optional;

/** Who is expected at a page of this server, so that the way there by signing up or in knows them. Waits. */
@FunctionalInterface
public interface Expected {
    /**
     * Somebody who was sent a link.
     *
     * @param said why they are expected, as they read it
     */
    record Person(String email, String name, String said) {}

    /** Who is expected at a path; empty where anybody may come. */
    Optional<Person> at(String path, Texts texts);
}
