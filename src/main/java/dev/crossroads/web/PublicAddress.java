package dev.crossroads.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Where people reach the server, for addresses that are copied out of the browser and sent around.
 *
 * @param told by the operator ({@code --public-url}), without a slash at the end; where nothing was told, it is where
 *     the request was sent
 */
public record PublicAddress(Optional<URI> told) {
    /** Whether people come by TLS. */
    public boolean isSecure() {
        return told.map(URI::getScheme).filter("https"::equals).isPresent();
    }

    /**
     * The whole address of a path of this server.
     *
     * @param path begins with a slash
     */
    public String of(HttpServerRequest request, String path) {
        return told.map(URI::toString).orElseGet(() -> request.scheme() + "://" + request.authority()) + path;
    }
}
