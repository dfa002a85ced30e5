package dev.crossroads.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/**
 * The rule of who is an operator to a page: this machine alone, or where there is a token whoever shows it
 * ({@code Authorization: Bearer …}).
 */
public final class OperatorAccess {
    private static final String BEARER = "Bearer ";

    private final Optional<byte[]> token;
    private final Keeper keeper;

    /** Keeps what operators do. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * Does something, unless it can't be kept. Waits.
         *
         * @param what one word, such as {@code mail-tried-again}
         * @param network where the request came from
         * @param about whom it is done to; empty for nobody, or for many
         * @param detail what it is of, without names and addresses
         */
        void doing(String what, String network, Optional<UUID> about, String detail, Runnable work);
    }

    /**
     * The rule with that token.
     *
     * @param keeper of what is done on pages of operators
     */
    public OperatorAccess(Optional<String> token, Keeper keeper) {
        this.keeper = keeper;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** For all others there is nothing at this address. */
    public void require(RoutingContext context) {
        if (!isGranted(context)) {
            throw Problem.notFound(new Message("web.problem.nothing-here"));
        }
    }

    /** Does something that this request asks for, and keeps that. For whom it is granted; waits. */
    public void doing(RoutingContext context, String what, Optional<UUID> about, String detail, Runnable work) {
        keeper.doing(what, ClientAddress.of(context).text(), about, detail, work);
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
