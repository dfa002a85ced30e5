package dev.crossroads.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The rule of who is an operator to a page: this machine alone, or where there is a token whoever shows it
 * ({@code Authorization: Bearer …}).
 */
public final class OperatorAccess {
    private static final String BEARER = "Bearer ";

    private final Optional<byte[]> token;

    /** The rule with that token. */
    public OperatorAccess(Optional<String> token) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a request comes from an operator. */
    public boolean isGranted(RoutingContext context) {
        if (token.isEmpty()) {
            return ClientAddress.of(context).isThisMachine();
        }
        String shown = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null
                && shown.startsWith(BEARER)
                && MessageDigest.isEqual(
                        shown.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token.get());
    }
}
