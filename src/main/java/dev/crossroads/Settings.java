package dev.crossroads;

import dev.crossroads.account.OidcSettings;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.mail.MailSettings;
import dev.crossroads.operation.Retention;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The operator's settings, read once. It is wrong at the start or never: what can't be used is refused by its name.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for a free one
 * @param database a given Postgres; empty for the embedded one
 * @param data where the embedded Postgres keeps its files
 * @param courses folders of the courses to serve; empty for the bundled one
 * @param isClustered whether other nodes work on the same database
 * @param publicUrl where people reach the server, without a slash at the end; empty where they come to it directly
 * @param oidc a provider that people may sign in by
 * @param showsDesign whether {@code /design} is served, for those who work on pages
 * @param wantsSecondFactor whether instructors are such once their account asks for a second factor
 * @param exposure what is said about strangers
 * @param mail the mail server that takes our mail; empty where none does
 * @param isWatching whether courses are read again when their files change
 * @param operation what is said about the running of the process
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
        Optional<MailSettings> mail,
        boolean isWatching,
        Operation operation) {

    private static final int LEAST_GUEST_DAYS = 30;

    /** The settings of the log, told before there are others; a word that it does not know would change nothing. */
    private static final Map<String, List<String>> LOG_SETTINGS = Map.of(
            "CROSSROADS_LOG_FORMAT", List.of("text", "json"),
            "CROSSROADS_LOG_LEVEL", List.of("trace", "debug", "info", "warn", "error", "off"));

    /** A term and the holidays behind it. */
    private static final int LEAST_ACCOUNT_DAYS = 180;

    /** Somebody who looks once a week reads it in time. */
    private static final int LEAST_WARNING_DAYS = 14;

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
                Optional.empty(),
                false,
                Operation.STANDARD);
    }

    /** Copies the list. */
    Settings {
        courses = List.copyOf(courses);
        if (isClustered && database.isEmpty()) {
            throw new Wrong("--cluster: the nodes share one database; give its address with --database.");
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
     * @param isWatching false where the option is not there
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
            MailOptions mail,
            boolean isWatching,
            Operation.Options operation) {

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
                    MailOptions.NONE,
                    false,
                    Operation.Options.NONE);
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
                name -> Optional.ofNullable(environment.get(name)).filter(value -> isSaid(name, value));
        LOG_SETTINGS.forEach((name, values) ->
                variable.apply(name).ifPresent(text -> read(name, text, word -> SettingValues.oneOf(values, word))));
        Optional<URI> publicUrl = choose(
                "--public-url", options.publicUrl(), "CROSSROADS_PUBLIC_URL", variable, SettingValues::publicUrl);
        return new Settings(
                choose("--host", options.host(), "CROSSROADS_HOST", variable, SettingValues::host)
                        .orElse("127.0.0.1"),
                choose("--port", options.port(), "CROSSROADS_PORT", variable, SettingValues::port)
                        .orElse(8080),
                choose("--database", options.database(), "CROSSROADS_DATABASE", variable, DatabaseAddress::parse),
                choose("--data", options.data(), "CROSSROADS_DATA", variable, SettingValues::dataFolder)
                        .orElseGet(platform::dataFolder),
                courses(options.courses(), variable),
                options.isClustered() || isOn("CROSSROADS_CLUSTER", variable),
                publicUrl,
                oidc(options.oidc(), variable),
                options.showsDesign() || isOn("CROSSROADS_DESIGN", variable),
                options.wantsSecondFactor() || isOn("CROSSROADS_REQUIRE_SECOND_FACTOR", variable),
                exposure(options.exposure(), variable),
                mail(options.mail(), publicUrl, variable),
                options.isWatching() || isOn("CROSSROADS_WATCH", variable),
                operation(options.operation(), variable));
    }

    /** In pods beside a Service that is called crossroads, Kubernetes itself says where that is, in the same words. */
    private static boolean isSaid(String name, String value) {
        return !value.isBlank() && !("CROSSROADS_PORT".equals(name) && value.startsWith("tcp://"));
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

    private static Operation operation(Operation.Options given, Function<String, Optional<String>> variable) {
        return new Operation(
                choose(
                                "--stop-notice",
                                given.stopNotice(),
                                "CROSSROADS_STOP_NOTICE",
                                variable,
                                SettingValues::secondsToStop)
                        .orElse(Operation.STANDARD.stopNotice()),
                choose(
                                "--stop-within",
                                given.stopWithin(),
                                "CROSSROADS_STOP_WITHIN",
                                variable,
                                SettingValues::secondsToStop)
                        .filter(Duration::isPositive)
                        .orElse(Operation.STANDARD.stopWithin()),
                choose("--traces", given.traces(), "CROSSROADS_TRACES", variable, SettingValues::collector),
                retention(given, variable));
    }

    private static Retention retention(Operation.Options given, Function<String, Optional<String>> variable) {
        return new Retention(
                days(choose(
                        "--retain-guests",
                        given.retainGuests(),
                        "CROSSROADS_RETAIN_GUESTS",
                        variable,
                        text -> SettingValues.days(text, LEAST_GUEST_DAYS))),
                days(choose(
                        "--retain-accounts",
                        given.retainAccounts(),
                        "CROSSROADS_RETAIN_ACCOUNTS",
                        variable,
                        text -> SettingValues.days(text, LEAST_ACCOUNT_DAYS))),
                choose(
                                "--retention-warning",
                                given.retentionWarning(),
                                "CROSSROADS_RETENTION_WARNING",
                                variable,
                                text -> SettingValues.days(text, LEAST_WARNING_DAYS))
                        .orElse(Retention.WARNING_DAYS));
    }

    private static OptionalInt days(Optional<Integer> days) {
        return days.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Exposure exposure(Exposure.Options given, Function<String, Optional<String>> variable) {
        return new Exposure(
                choose(
                                "--trusted-proxies",
                                given.proxies(),
                                "CROSSROADS_TRUSTED_PROXIES",
                                variable,
                                SettingValues::proxies)
                        .orElse(Exposure.STANDARD.proxies()),
                choose(
                        "--metrics-token",
                        given.metricsToken(),
                        "CROSSROADS_METRICS_TOKEN",
                        variable,
                        SettingValues::token),
                choose(
                                "--changes-per-learner",
                                given.changesPerLearner(),
                                "CROSSROADS_CHANGES_PER_LEARNER",
                                variable,
                                SettingValues::perMinute)
                        .orElse(Exposure.STANDARD.changesPerLearner()),
                choose(
                                "--changes-per-address",
                                given.changesPerAddress(),
                                "CROSSROADS_CHANGES_PER_ADDRESS",
                                variable,
                                SettingValues::perMinute)
                        .orElse(Exposure.STANDARD.changesPerAddress()));
    }

    private static boolean isOn(String name, Function<String, Optional<String>> variable) {
        return choose("", Optional.empty(), name, variable, SettingValues::yesOrNo)
                .orElse(false);
    }

    private static Optional<OidcSettings> oidc(OidcOptions given, Function<String, Optional<String>> variable) {
        Optional<URI> issuer =
                choose("--oidc-issuer", given.issuer(), "CROSSROADS_OIDC_ISSUER", variable, SettingValues::issuer);
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

    private static List<Path> courses(List<String> given, Function<String, Optional<String>> variable) {
        if (!given.isEmpty()) {
            return given.stream()
                    .map(text -> read("--course", text, SettingValues::courseFolder))
                    .toList();
        }
        return variable.apply("CROSSROADS_COURSES").stream()
                .flatMap(list -> Arrays.stream(list.split(File.pathSeparator)))
                .filter(text -> !text.isBlank())
                .map(text -> read("CROSSROADS_COURSES", text, SettingValues::courseFolder))
                .toList();
    }
}
