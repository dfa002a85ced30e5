package dev.crossroads.cohort.live;

import java.time.Duration;

/**
 * The pace of the live feed.
 *
 * @param rest between two updates of one page: 250 ms makes at most four a second, as fast as changes can be followed
 * @param beat how often a page hears something, so that it notices a dead connection; well within the 60 s after which
 *     proxies and this server close silent connections
 * @param review how often everything is looked at again, whatever the bus told: what a lost message hides is this late
 *     at most, and so is what only time changes, such as a due date that passes
 * @param linger how long the state of a cohort is kept after its last page has closed, so that one whose connection was
 *     cut goes on where it was
 * @param perViewer streams that one account may hold open
 * @param inAll streams of this node
 */
public record LiveLimits(Duration rest, Duration beat, Duration review, Duration linger, int perViewer, int inAll) {
    public static final LiveLimits STANDARD = new LiveLimits(
            Duration.ofMillis(250), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(2), 20, 20_000);
}
