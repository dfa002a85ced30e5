package dev.crossroads.account;

import java.util.List;

/**
 * Where somebody tries from.
 *
 * @param address of the network, see {@link dev.crossroads.web.ClientAddress#of}
 * @param devices what the browser shows for having signed in before, see {@link Devices}; unproven
 */
record Origin(String address, List<String> devices) {}
