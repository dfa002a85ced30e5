/**
 * Connections, before anything on them is a request: what their bytes are taken for, how many requests may wait on one,
 * and how long everything may take. Start with {@link dev.crossroads.web.wire.Wire}.
 */
package dev.crossroads.web.wire;
