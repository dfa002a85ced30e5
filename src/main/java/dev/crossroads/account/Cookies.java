package dev.crossroads.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The two cookies by which a browser is known: a guest's id with its signature, and the token of a session. Scripts
 * can't read them and other sites can't have them sent with a change.
 *
 * @param isSecure whether people come by TLS, so that browsers are told to send cookies by nothing else; then no
 *     neighbour domain can set them either ({@code __Host-}, RFC 6265bis section 4.1.3.2)
 */
record Cookies(boolean isSecure) {
    private static final String GUEST = "crossroads";

    /** The longest that browsers keep a cookie (RFC 6265bis section 5.5). */
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(400);

    static final Duration TRY_LIFETIME = Duration.ofMinutes(15);

    /** Somebody may send many; this many of one name are looked at. */
    private static final int LOOKED_AT = 4;

    /** The guest whom the request's cookie names; empty where there is none that we signed. */
    Optional<UUID> guest(HttpServerRequest request, Guests guests) {
        Optional<UUID> guest = recognized(values(request, guestName()), guests);
        return guest.isEmpty() && isSecure ? recognized(values(request, GUEST), guests) : guest;
    }

    private static Optional<UUID> recognized(List<String> values, Guests guests) {
        return values.stream().map(guests::recognize).flatMap(Optional::stream).findFirst();
    }

    /** Whether the browser still keeps the guest as it did before people came by TLS. */
    boolean isOfBefore(HttpServerRequest request) {
        return isSecure && values(request, guestName()).isEmpty();
    }

    /** Lets the browser keep who the guest is. */
    void keepGuest(HttpServerResponse response, String signed) {
        response.addCookie(cookie(guestName(), signed, LONGEST_LIFETIME));
    }

    /** Lets the browser forget the guest it was. */
    void dropGuest(HttpServerResponse response) {
        response.addCookie(cookie(guestName(), "", Duration.ZERO));
        if (isSecure) {
            response.addCookie(cookie(GUEST, "", Duration.ZERO));
        }
    }

    /** Values that may be tokens of sessions. */
    List<SessionToken> tokens(HttpServerRequest request) {
        return values(request, sessionName()).stream()
                .map(SessionToken::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Signs the browser in. */
    void keepSession(HttpServerResponse response, SessionToken token) {
        response.addCookie(cookie(sessionName(), token.text(), SessionTable.LONGEST));
    }

    /** Signs the browser out. */
    void dropSession(HttpServerResponse response) {
        response.addCookie(cookie(sessionName(), "", Duration.ZERO));
    }

    /** Lets the browser keep what it began, for as long as somebody takes to sign in elsewhere. */
    void keepTry(HttpServerResponse response, OidcTry begun) {
        response.addCookie(cookie(tryName(), begun.text(), TRY_LIFETIME));
    }

    /** The sign-in that the browser began. */
    Optional<OidcTry> begun(HttpServerRequest request) {
        return values(request, tryName()).stream()
                .map(OidcTry::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Lets the browser forget what it began. */
    void dropTry(HttpServerResponse response) {
        response.addCookie(cookie(tryName(), "", Duration.ZERO));
    }

    /** The device cookie of earlier sign-ins. */
    List<String> devices(HttpServerRequest request) {
        return values(request, deviceName());
    }

    /** Lets the browser show later that it has signed in; it outlives the session. */
    void keepDevice(HttpServerResponse response, String device) {
        response.addCookie(cookie(deviceName(), device, LONGEST_LIFETIME));
    }

    private String guestName() {
        return isSecure ? "__Host-" + GUEST : GUEST;
    }

    private String deviceName() {
        return isSecure ? "__Host-crossroads-device" : "crossroads-device";
    }

    /** The cookie of a half-finished sign-in. */
    List<String> halves(HttpServerRequest request) {
        return values(request, halfName());
    }

    /** Lets the browser keep that a password was typed, for as long as somebody takes to find their phone. */
    void keepHalf(HttpServerResponse response, String half) {
        response.addCookie(cookie(halfName(), half, HalfSignedIn.LIFETIME));
    }

    /** Lets the browser forget it. */
    void dropHalf(HttpServerResponse response) {
        response.addCookie(cookie(halfName(), "", Duration.ZERO));
    }

    private String halfName() {
        return isSecure ? "__Host-crossroads-half" : "crossroads-half";
    }

    private String tryName() {
        return isSecure ? "__Host-crossroads-oidc" : "crossroads-oidc";
    }

    private String sessionName() {
        return isSecure ? "__Host-crossroads-session" : "crossroads-session";
    }

    /**
     * Reads the header itself: a neighbour domain can set a second cookie of our name, and a parser that keeps one of
     * each name may keep the wrong one.
     */
    private static List<String> values(HttpServerRequest request, String name) {
        String start = name + "=";
        List<String> values = new ArrayList<>(1);
        for (String header : request.headers().getAll(HttpHeaders.COOKIE)) {
            // Every request passes here, most of them with nothing to find.
            if (header.contains(start)) {
                for (String pair : header.split(";")) {
                    String stripped = pair.strip();
                    if (stripped.startsWith(start) && values.size() < LOOKED_AT) {
                        values.add(stripped.substring(start.length()));
                    }
                }
            }
        }
        return values;
    }

    private Cookie cookie(String name, String value, Duration kept) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setMaxAge(kept.toSeconds())
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(isSecure);
    }
}
