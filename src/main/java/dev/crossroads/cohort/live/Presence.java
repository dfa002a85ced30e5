package dev.crossroads.cohort.live;

import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts that live streams require: a request is checked once, a stream stays open for hours. Whoever joins the
 * parts says how it is found out.
 */
public interface Presence {

    /** An identifier of the request's session that can't be used to sign in; empty for a guest. */
    Optional<String> session(RoutingContext context);

    /**
     * Those of these viewers whose session is still open and who still have the role of instructors. Waits for the
     * database: called on virtual threads.
     */
    Set<LiveViewer> present(Collection<LiveViewer> viewers);
}
