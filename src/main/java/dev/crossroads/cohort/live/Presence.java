package dev.crossroads.cohort.live;

import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What live streams have to know of accounts: a request is checked once, a stream stays open for hours. Whoever joins
 * the parts says how it is found out.
 */
public interface Presence {

    /** What names the session of a request, without being good for signing in; empty for a guest. */
    Optional<String> session(RoutingContext context);

    /**
     * Those of these viewers whose session is still open and who still have the role of instructors. Waits for the
     * database: called on virtual threads.
     */
    Set<LiveViewer> present(Collection<LiveViewer> viewers);
}
