package dev.crossroads.web;

import dev.crossroads.web.wire.WireLimits;

/**
 * The bounds on what strangers may use.
 *
 * @param wire what a connection may hold, and how long it may take
 * @param proxies whose word is taken for who asked them
 * @param changes how much may be stored
 * @param isSecure whether people come by TLS: then browsers are told to come by nothing else
 */
public record Protection(WireLimits wire, TrustedProxies proxies, ChangeLimits changes, boolean isSecure) {

    /** As a server has it that was told nothing else. */
    public static Protection standard() {
        return new Protection(WireLimits.standard(), TrustedProxies.ON_THIS_MACHINE, ChangeLimits.none(), false);
    }
}
