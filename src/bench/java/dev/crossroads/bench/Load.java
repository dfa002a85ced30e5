package dev.crossroads.bench;

import java.time.Duration;

/** Work that can be done again and again for some time, as fast as it goes. */
@FunctionalInterface
public interface Load {

    /** Does it for that long. */
    Measurement run(Duration time);
}
