package dev.crossroads.cohort.live;

import java.time.Duration;

/**
 * The pace of the live feed.
 *
 * @param rest between two updates of one page, at least: a class that hands in together is one or two updates
 * @param longestRest the same at most. Between the two a rest is {@value #RESTS} times as long as the update took, so
 *     that one that costs much, or a server that has much to do, makes fewer of them
 * @param beat how often a page hears something, so that it notices a dead connection; well within the 60 s after which
 *     proxies and this server close silent connections
 * @param review how often everything is looked at again, whatever the bus told: what a lost message hides is this late
 *     at most, and so is what only time changes, such as a due date that passes
 * @param linger how long the state of a cohort is kept after its last page has closed, so that one whose connection was
 *     cut goes on where it was
 * @param perViewer streams that one account may hold open
 * @param inAll streams of this node
 */
public record LiveLimits(
        Duration rest,
        Duration longestRest,
        Duration beat,
        Duration review,
        Duration linger,
        int perViewer,
        int inAll) {
    /** An update keeps its channel busy for a sixth of the time, unless it takes long. */
    static final int RESTS = 5;

    public static final LiveLimits STANDARD = new LiveLimits(
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            20,
            20_000);

    /** The rest after an update that took that long. */
    Duration restAfter(Duration took) {
        Duration wanted = took.multipliedBy(RESTS);
        return wanted.compareTo(rest) < 0 ? rest : wanted.compareTo(longestRest) > 0 ? longestRest : wanted;
    }
}
