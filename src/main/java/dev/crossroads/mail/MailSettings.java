package dev.crossroads.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mail server that takes our mail, and in whose name it goes.
 *
 * @param server that takes it
 * @param sender as the header {@code From} has it: an address, or {@code Name <address>}
 * @param site where people reach this server: links in mail lead there and nowhere else
 */
public record MailSettings(Server server, String sender, URI site) {
    private static final Pattern SENDER =
            Pattern.compile("(?:[^<>@\\p{Cntrl}\"]{1,80}<" + MailAddress.FORM + ">|" + MailAddress.FORM + ")");

    /** The ways to keep others from reading along. */
    public enum Security {
        /** TLS from the first byte, {@code smtps}. */
        TLS,
        /** TLS before anything is said that matters, or nothing is; {@code smtp}. */
        STARTTLS,
        /** None, to a server on this machine only. */
        NONE
    }

    /**
     * A mail server.
     *
     * @param user empty where it takes mail from whoever comes
     * @param certificates a file with those to trust (PEM); empty for those that Java trusts
     */
    public record Server(
            String host,
            int port,
            Security security,
            Optional<String> user,
            Optional<String> password,
            Optional<String> certificates) {

        /**
         * Reads {@code smtps://user:password@host:465} or {@code smtp://user:password@host:587}; user and password
         * percent-encoded, behind it {@code ?sslrootcert=FILE} for a certificate of one's own and, for a server on this
         * machine, {@code ?tls=off}.
         *
         * @throws IllegalArgumentException with what is wrong, without the password
         */
        public static Server parse(String text) {
            URI uri = uri(text);
            boolean isTls = "smtps".equals(uri.getScheme());
            if (!isTls && !"smtp".equals(uri.getScheme())
                    || uri.getHost() == null
                    || !uri.getRawPath().isEmpty()) {
                throw wrong();
            }
            Optional<String> certificates = Optional.empty();
            Security security = isTls ? Security.TLS : Security.STARTTLS;
            String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
            for (String one : query.isEmpty() ? new String[0] : query.split("&")) {
                if (one.startsWith("sslrootcert=")) {
                    certificates = Optional.of(decoded(one.substring("sslrootcert=".length())));
                } else if (one.equals("tls=off") && !isTls && isHere(uri.getHost())) {
                    security = Security.NONE;
                } else {
                    throw new IllegalArgumentException("\"" + one + "\" is no setting of a mail server: there are"
                            + " sslrootcert=FILE and, for smtp:// to this machine, tls=off.");
                }
            }
            String[] login =
                    Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            boolean hasLogin = !login[0].isEmpty();
            int usual = isTls ? 465 : 587;
            return new Server(
                    uri.getHost(),
                    uri.getPort() < 0 ? usual : uri.getPort(),
                    security,
                    hasLogin ? Optional.of(decoded(login[0])) : Optional.empty(),
                    hasLogin ? Optional.of(login.length > 1 ? decoded(login[1]) : "") : Optional.empty(),
                    certificates);
        }

        private static URI uri(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException malformed) {
                // Its message would show the password.
                throw wrong();
            }
        }

        private static boolean isHere(String host) {
            return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        }

        private static IllegalArgumentException wrong() {
            return new IllegalArgumentException("This is not a mail server; give it like"
                    + " smtps://user:password@mail.example.org:465 or smtp://user:password@mail.example.org:587, with"
                    + " %40 for an @ in the user.");
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "the mail server " + host + ":" + port;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * Reads a sender.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static String sender(String text) {
        if (!SENDER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no sender; give an address, or like Crossroads <crossroads@example.org>."
                            .formatted(text));
        }
        return text;
    }
}
