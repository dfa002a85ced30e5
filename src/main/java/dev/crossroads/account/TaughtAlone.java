package dev.crossroads.account;

import java.util.List;
import java.util.UUID;

/** The cohorts that go with an account, as nobody else teaches them. Waits for the database. */
public interface TaughtAlone {

    /**
     * A cohort that one person alone teaches.
     *
     * @param id names it
     * @param href its page
     * @param members how many people are in it
     */
    record Taught(String id, String title, String href, int members) {}

    /** Those of an instructor, the latest first. */
    List<Taught> by(UUID instructor);
}
