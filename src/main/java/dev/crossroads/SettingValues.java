package dev.crossroads;

import dev.crossroads.web.TrustedProxies;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Texts of single settings as the values that they mean. Each refuses what it can't use, and says what would be right.
 */
final class SettingValues {
    private static final int MOST_SECONDS_TO_STOP = 600;
    private static final int MOST_DAYS = 36_500;

    private SettingValues() {}

    /** Networks of proxies, divided by commas. */
    static TrustedProxies proxies(String text) {
        return new TrustedProxies(Arrays.stream(text.split(","))
                .map(TrustedProxies.Network::parse)
                .toList());
    }

    /** A secret that nobody guesses. */
    static String token(String text) {
        if (!text.matches("[!-~]{16,200}")) {
            throw new IllegalArgumentException("A token has 16 to 200 characters, without blanks.");
        }
        return text;
    }

    /** A number of changes a minute, 0 for any. */
    static int perMinute(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a number of changes a minute; give one up to 999999, or 0 for any number."
                            .formatted(text));
        }
        return Integer.parseInt(text);
    }

    /** One of some words, in whatever case. */
    static String oneOf(List<String> words, String text) {
        if (words.stream().noneMatch(text::equalsIgnoreCase)) {
            throw new IllegalArgumentException("\"%s\" is none of %s.".formatted(text, String.join(", ", words)));
        }
        return text;
    }

    /** Seconds that stopping may take; more than ten minutes nobody waits for. */
    static Duration secondsToStop(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > MOST_SECONDS_TO_STOP) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a number of seconds from 0 to %d.".formatted(text, MOST_SECONDS_TO_STOP));
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    /** The address of a collector, without a slash at the end. */
    static URI collector(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "\"%s\" is not a collector of OTLP over HTTP; give it like http://localhost:4318.".formatted(text));
    }

    /** A number of days, so many at least and a hundred years at most. */
    static int days(String text, int least) {
        int days = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (days < least || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a number of days from %d to %d.".formatted(text, least, MOST_DAYS));
        }
        return days;
    }

    /** The address of a provider: by TLS, or on this machine, where nobody can change its words on the way. */
    static URI issuer(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isHere = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            if (uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme()) || isHere && "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "\"%s\" is not a provider's issuer; give it like https://login.example.org.".formatted(text));
    }

    /** A host name or an address. */
    static String host(String text) {
        if (!text.matches("[A-Za-z0-9.:_%-]+")) {
            throw new IllegalArgumentException("\"%s\" is not a host name or an address.".formatted(text));
        }
        return text;
    }

    /** A port, 0 for a free one. */
    static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a port; give a number from 1 to 65535, or 0 for a free one.".formatted(text));
        }
        return port;
    }

    /** The address that people reach the server at, without a slash at the end. */
    static URI publicUrl(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isPlace = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (isPlace) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "\"%s\" is not where a server is reached; give it like https://learn.example.org, with nothing after it."
                        .formatted(text));
    }

    /** A folder that is there or can be made. */
    static Path dataFolder(String text) {
        Path folder = path(text);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file; give a folder.");
        }
        return folder;
    }

    /** A folder that is there. */
    static Path courseFolder(String text) {
        Path folder = path(text);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "%s is not a folder; give the folder that has the course's book.toml.".formatted(folder));
        }
        return folder;
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("\"%s\" is not a path.".formatted(text), invalid);
        }
    }

    /** A switch. */
    static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("\"%s\" is neither true nor false.".formatted(text));
        };
    }
}
