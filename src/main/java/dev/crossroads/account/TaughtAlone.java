package dev.crossroads.account;

import dev.crossroads.web.Problem;
import io.vertx.ext.web.RoutingContext;
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

    /**
     * Hands all of them to a colleague.
     *
     * @param context of the instructor's request
     * @param email of the colleague, as it was typed
     * @throws Problem 409 where no other instructor has that address
     */
    void handOver(RoutingContext context, String email);
}
