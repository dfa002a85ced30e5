package dev.crossroads;

import dev.crossroads.account.OidcSettings;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.mail.MailSettings;
import dev.crossroads.web.TrustedProxies;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operator's settings, read once. It is wrong at the start or never: what can't be used is refused by its name.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for a free one
 * @param database a given Postgres; empty for the embedded one
 * @param data where the embedded Postgres keeps its files
 * @param courses folders of the courses to serve; empty for the bundled one
 * @param isClustered whether other nodes share the work
 * @param publicUrl where people reach the server, without a slash at the end; empty where they come to it directly
 * @param oidc a provider that people may sign in by
 * @param showsDesign whether {@code /design} is served, for those who work on pages
 * @param wantsSecondFactor whether instructors are such once their account asks for a second factor
 * @param exposure what is said about strangers
 * @param mail the mail server that takes our mail; empty where none does
 */
record Settings(
        String host,
        int port,
        Optional<DatabaseAddress> database,
        Path data,
        List<Path> courses,
        boolean isClustered,
        Optional<URI> publicUrl,
        Optional<OidcSettings> oidc,
        boolean showsDesign,
        boolean wantsSecondFactor,
        Exposure exposure,
        Optional<MailSettings> mail) {

    /** Settings of a server that sends no mail. */
    Settings(
            String host,
            int port,
            Optional<DatabaseAddress> database,
            Path data,
            List<Path> courses,
            boolean isClustered,
            Optional<URI> publicUrl,
            Optional<OidcSettings> oidc,
            boolean showsDesign,
            boolean wantsSecondFactor,
            Exposure exposure) {
        this(
                host,
                port,
                database,
                data,
                courses,
                isClustered,
                publicUrl,
                oidc,
                showsDesign,
                wantsSecondFactor,
                exposure,
                Optional.empty());
    }

    /** Copies the list. */
    Settings {
        courses = List.copyOf(courses);
        if (isClustered && database.isEmpty()) {
            throw new Wrong("--cluster: the nodes share one database; give its address with --database.");
        }
        if (isClustered && (host.equals("0.0.0.0") || host.equals("::"))) {
            throw new Wrong("--cluster: give this node's own address on the private network with --host, not " + host
                    + "; nodes find each other there.");
        }
    }

    /** Settings of a server that people come to directly. */
    Settings(
            String host,
            int port,
            Optional<DatabaseAddress> database,
            Path data,
            List<Path> courses,
            boolean isClustered) {
        this(
                host,
                port,
                database,
                data,
                courses,
                isClustered,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Exposure.STANDARD);
    }

    /** A setting that can't be used; the message names it and says what would be right. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * Options of the command line; an empty one leaves the choice to the environment.
     *
     * @param isClustered false where the option is not there
     * @param showsDesign false where the option is not there
     * @param wantsSecondFactor false where the option is not there
     */
    record Options(
            Optional<String> host,
            Optional<String> port,
            Optional<String> database,
            Optional<String> data,
            List<String> courses,
            boolean isClustered,
            Optional<String> publicUrl,
            OidcOptions oidc,
            boolean showsDesign,
            boolean wantsSecondFactor,
            Exposure.Options exposure,
            MailOptions mail) {

        /** Options without the address of a proxy or a provider, and without the page of the design. */
        Options(
                Optional<String> host,
                Optional<String> port,
                Optional<String> database,
                Optional<String> data,
                List<String> courses,
                boolean isClustered) {
            this(
                    host,
                    port,
                    database,
                    data,
                    courses,
                    isClustered,
                    Optional.empty(),
                    OidcOptions.NONE,
                    false,
                    false,
                    Exposure.Options.NONE,
                    MailOptions.NONE);
        }
    }

    /** Options of the command line about mail. */
    record MailOptions(Optional<String> server, Optional<String> sender) {
        static final MailOptions NONE = new MailOptions(Optional.empty(), Optional.empty());
    }

    /** Options of the command line about a sign-in provider. */
    record OidcOptions(
            Optional<String> issuer, Optional<String> clientId, Optional<String> clientSecret, Optional<String> name) {
        static final OidcOptions NONE =
                new OidcOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Options win over variables, variables over defaults.
     *
     * @param environment variables by name, as of {@link System#getenv()}
     * @param platform where user data belongs on this machine
     * @throws Wrong for the first setting that can't be used
     */
    static Settings read(Options options, Map<String, String> environment, Platform platform) {
        Function<String, Optional<String>> variable =
                name -> Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        Optional<URI> publicUrl =
                choose("--public-url", options.publicUrl(), "CROSSROADS_PUBLIC_URL", variable, Settings::publicUrl);
        return new Settings(
                choose("--host", options.host(), "CROSSROADS_HOST", variable, Settings::host)
                        .orElse("127.0.0.1"),
                choose("--port", options.port(), "CROSSROADS_PORT", variable, Settings::port)
                        .orElse(8080),
                choose("--database", options.database(), "CROSSROADS_DATABASE", variable, DatabaseAddress::parse),
                choose("--data", options.data(), "CROSSROADS_DATA", variable, Settings::dataFolder)
                        .orElseGet(platform::dataFolder),
                courses(options.courses(), variable),
                options.isClustered() || isOn("CROSSROADS_CLUSTER", variable),
                publicUrl,
                oidc(options.oidc(), variable),
                options.showsDesign() || isOn("CROSSROADS_DESIGN", variable),
                options.wantsSecondFactor() || isOn("CROSSROADS_REQUIRE_SECOND_FACTOR", variable),
                exposure(options.exposure(), variable),
                mail(options.mail(), publicUrl, variable));
    }

    private static Optional<MailSettings> mail(
            MailOptions given, Optional<URI> publicUrl, Function<String, Optional<String>> variable) {
        Optional<MailSettings.Server> server =
                choose("--smtp", given.server(), "CROSSROADS_SMTP", variable, MailSettings.Server::parse);
        Optional<String> sender =
                choose("--mail-from", given.sender(), "CROSSROADS_MAIL_FROM", variable, MailSettings::sender);
        if (server.isEmpty() && sender.isEmpty()) {
            return Optional.empty();
        }
        if (server.isEmpty() || sender.isEmpty() || publicUrl.isEmpty()) {
            throw new Wrong("Mail needs three settings: --smtp, --mail-from and --public-url, where links in mail lead,"
                    + " or their variables.");
        }
        return Optional.of(new MailSettings(server.get(), sender.get(), publicUrl.get()));
    }

    private static Exposure exposure(Exposure.Options given, Function<String, Optional<String>> variable) {
        return new Exposure(
                choose("--trusted-proxies", given.proxies(), "CROSSROADS_TRUSTED_PROXIES", variable, Settings::proxies)
                        .orElse(Exposure.STANDARD.proxies()),
                choose("--metrics-token", given.metricsToken(), "CROSSROADS_METRICS_TOKEN", variable, Settings::token),
                choose(
                                "--changes-per-learner",
                                given.changesPerLearner(),
                                "CROSSROADS_CHANGES_PER_LEARNER",
                                variable,
                                Settings::perMinute)
                        .orElse(Exposure.STANDARD.changesPerLearner()),
                choose(
                                "--changes-per-address",
                                given.changesPerAddress(),
                                "CROSSROADS_CHANGES_PER_ADDRESS",
                                variable,
                                Settings::perMinute)
                        .orElse(Exposure.STANDARD.changesPerAddress()));
    }

    private static TrustedProxies proxies(String text) {
        return new TrustedProxies(Arrays.stream(text.split(","))
                .map(TrustedProxies.Network::parse)
                .toList());
    }

    private static String token(String text) {
        if (!text.matches("[!-~]{16,200}")) {
            throw new IllegalArgumentException("A token has 16 to 200 characters, without blanks.");
        }
        return text;
    }

    private static int perMinute(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a number of changes a minute; give one up to 999999, or 0 for any number."
                            .formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static boolean isOn(String name, Function<String, Optional<String>> variable) {
        return choose("", Optional.empty(), name, variable, Settings::yesOrNo).orElse(false);
    }

    private static Optional<OidcSettings> oidc(OidcOptions given, Function<String, Optional<String>> variable) {
        Optional<URI> issuer =
                choose("--oidc-issuer", given.issuer(), "CROSSROADS_OIDC_ISSUER", variable, Settings::issuer);
        Optional<String> id =
                choose("--oidc-client-id", given.clientId(), "CROSSROADS_OIDC_CLIENT_ID", variable, text -> text);
        Optional<String> secret = choose(
                "--oidc-client-secret", given.clientSecret(), "CROSSROADS_OIDC_CLIENT_SECRET", variable, text -> text);
        Optional<String> name = choose("--oidc-name", given.name(), "CROSSROADS_OIDC_NAME", variable, text -> text);
        if (issuer.isEmpty() && id.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (issuer.isEmpty() || id.isEmpty() || secret.isEmpty()) {
            throw new Wrong("Signing in by a provider needs three settings: --oidc-issuer, --oidc-client-id and"
                    + " --oidc-client-secret, or their variables.");
        }
        return Optional.of(new OidcSettings(
                issuer.get(), id.get(), secret.get(), name.orElse(issuer.get().getHost())));
    }

    /** An issuer whose words could be changed on the way would be worth nothing; on this machine there is no way. */
    private static URI issuer(String text) {
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

    private static <T> Optional<T> choose(
            String option,
            Optional<String> given,
            String name,
            Function<String, Optional<String>> variable,
            Function<String, T> reader) {
        return given.isPresent()
                ? given.map(text -> read(option, text, reader))
                : variable.apply(name).map(text -> read(name, text, reader));
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException wrong) {
            throw new Wrong(name + ": " + wrong.getMessage());
        }
    }

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9.:_%-]+")) {
            throw new IllegalArgumentException("\"%s\" is not a host name or an address.".formatted(text));
        }
        return text;
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a port; give a number from 1 to 65535, or 0 for a free one.".formatted(text));
        }
        return port;
    }

    private static URI publicUrl(String text) {
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

    private static Path dataFolder(String text) {
        Path folder = path(text);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file; give a folder.");
        }
        return folder;
    }

    private static Path courseFolder(String text) {
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

    private static List<Path> courses(List<String> given, Function<String, Optional<String>> variable) {
        if (!given.isEmpty()) {
            return given.stream()
                    .map(text -> read("--course", text, Settings::courseFolder))
                    .toList();
        }
        return variable.apply("CROSSROADS_COURSES").stream()
                .flatMap(list -> Arrays.stream(list.split(File.pathSeparator)))
                .filter(text -> !text.isBlank())
                .map(text -> read("CROSSROADS_COURSES", text, Settings::courseFolder))
                .toList();
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("\"%s\" is neither true nor false.".formatted(text));
        };
    }
}
