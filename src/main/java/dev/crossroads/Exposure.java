package dev.crossroads;

import dev.crossroads.web.ChangeLimits;
import dev.crossroads.web.Protection;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.TrustedProxies;
import dev.crossroads.web.wire.WireLimits;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The limits that an operator sets for strangers.
 *
 * @param proxies whose word is taken for who asked them
 * @param metricsToken that whoever reads {@code /metrics} from elsewhere has to show; empty where nobody may
 * @param changesPerLearner changes that one learner may make a minute, five minutes' worth of them at once; 0 for any
 *     number
 * @param changesPerAddress the same for everybody behind one address of the network
 */
record Exposure(TrustedProxies proxies, Optional<String> metricsToken, int changesPerLearner, int changesPerAddress) {
    /**
     * Two a second are more than anybody clicks for long, and what was kept offline for a whole course fits at once.
     */
    private static final int PER_LEARNER = 120;

    /** Three thousand people behind one address, each of whom answers or reads on every fifteen seconds: an exam. */
    private static final int PER_ADDRESS = 12_000;

    /** As it is where nothing is said. */
    static final Exposure STANDARD =
            new Exposure(TrustedProxies.ON_THIS_MACHINE, Optional.empty(), PER_LEARNER, PER_ADDRESS);

    /** The same as given on the command line. */
    record Options(
            Optional<String> proxies,
            Optional<String> metricsToken,
            Optional<String> changesPerLearner,
            Optional<String> changesPerAddress) {
        static final Options NONE = new Options(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The consequences for requests. */
    Protection protection(PublicAddress address, InstantSource clock) {
        return new Protection(
                WireLimits.standard(),
                proxies,
                new ChangeLimits(changesPerLearner, changesPerAddress, clock),
                address.isSecure());
    }
}
