package dev.crossroads;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options of a server, as {@code --help} shows them. Each has an environment variable; the option wins. */
final class SettingsOptions {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsOptions.class);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 picks a free one. Default 8080. (CROSSROADS_PORT)")
    private Optional<String> port = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on. Default 127.0.0.1, this machine only. (CROSSROADS_HOST)")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Postgres to use: postgresql://user:password@host:port/name, with ?sslmode=verify-full behind it"
                            + " where the way there is not your own. Default: an embedded one. Other users of this machine can"
                            + " read options; the variable or a file is safer. (CROSSROADS_DATABASE)")
    private Optional<String> database = Optional.empty();

    @Option(
            names = "--database-file",
            paramLabel = "FILE",
            description = "A file that holds what --database would say. (CROSSROADS_DATABASE_FILE)")
    private Optional<String> databaseFile = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the embedded Postgres keeps its files. Default: below your data folder."
                    + " (CROSSROADS_DATA)")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--course",
            paramLabel = "FOLDER",
            description = "A course to serve; may be given several times. Default: the bundled one."
                    + " (CROSSROADS_COURSES, a path list)")
    private List<String> courses = List.of();

    @Option(
            names = "--cluster",
            description = "Share the work with other nodes on the same --database. (CROSSROADS_CLUSTER)")
    private boolean isClustered;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Where people reach it, behind a proxy: https://learn.example.org. With https, browsers send"
                    + " cookies by TLS only. (CROSSROADS_PUBLIC_URL)")
    private Optional<String> publicUrl = Optional.empty();

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "An OpenID Connect provider that people may sign in by. Its return address is"
                    + " /sign-in/oidc/return of this server. (CROSSROADS_OIDC_ISSUER)")
    private Optional<String> oidcIssuer = Optional.empty();

    @Option(
            names = "--oidc-client-id",
            paramLabel = "ID",
            description = "What the provider knows this server by. (CROSSROADS_OIDC_CLIENT_ID)")
    private Optional<String> oidcClientId = Optional.empty();

    @Option(
            names = "--oidc-client-secret",
            paramLabel = "SECRET",
            description = "What this server shows the provider. Other users of this machine can read options; the"
                    + " variable is safer. (CROSSROADS_OIDC_CLIENT_SECRET)")
    private Optional<String> oidcClientSecret = Optional.empty();

    @Option(
            names = "--oidc-client-secret-file",
            paramLabel = "FILE",
            description = "A file that holds what --oidc-client-secret would say. (CROSSROADS_OIDC_CLIENT_SECRET_FILE)")
    private Optional<String> oidcClientSecretFile = Optional.empty();

    @Option(
            names = "--oidc-name",
            paramLabel = "NAME",
            description = "What people call the provider. Default: its host. (CROSSROADS_OIDC_NAME)")
    private Optional<String> oidcName = Optional.empty();

    @Option(
            names = "--smtp",
            paramLabel = "URL",
            description = "The mail server that takes mail: smtps://user:password@host:465, or smtp:// to port 587 with"
                    + " STARTTLS. Other users of this machine can read options; the variable or a file is safer."
                    + " (CROSSROADS_SMTP)")
    private Optional<String> smtp = Optional.empty();

    @Option(
            names = "--smtp-file",
            paramLabel = "FILE",
            description = "A file that holds what --smtp would say. (CROSSROADS_SMTP_FILE)")
    private Optional<String> smtpFile = Optional.empty();

    @Option(
            names = "--mail-from",
            paramLabel = "SENDER",
            description = "In whose name mail goes: Crossroads <crossroads@example.org>. Mail needs --public-url as"
                    + " well. (CROSSROADS_MAIL_FROM)")
    private Optional<String> mailFrom = Optional.empty();

    @Option(
            names = "--trusted-proxies",
            paramLabel = "NETWORKS",
            description =
                    "Networks whose proxies are believed in X-Forwarded-For, such as 10.0.0.0/8,fd00::/8. Default:"
                            + " proxies on this machine. (CROSSROADS_TRUSTED_PROXIES)")
    private Optional<String> trustedProxies = Optional.empty();

    @Option(
            names = "--metrics-token",
            paramLabel = "TOKEN",
            description = "What whoever reads /metrics has to show as Authorization: Bearer TOKEN. Default: it is there"
                    + " for this machine alone. Other users of this machine can read options; the variable is safer."
                    + " (CROSSROADS_METRICS_TOKEN)")
    private Optional<String> metricsToken = Optional.empty();

    @Option(
            names = "--changes-per-learner",
            paramLabel = "NUMBER",
            description = "Changes that one learner may make a minute, five minutes' worth of them at once; 0 for any"
                    + " number. Default 120. (CROSSROADS_CHANGES_PER_LEARNER)")
    private Optional<String> changesPerLearner = Optional.empty();

    @Option(
            names = "--changes-per-address",
            paramLabel = "NUMBER",
            description = "The same for everybody behind one address of the network. Default 12000."
                    + " (CROSSROADS_CHANGES_PER_ADDRESS)")
    private Optional<String> changesPerAddress = Optional.empty();

    @Option(
            names = "--stop-notice",
            paramLabel = "SECONDS",
            description = "How long a server that is to stop says at /health/ready that it is not ready and serves on,"
                    + " before it takes no more connections. Default 0. (CROSSROADS_STOP_NOTICE)")
    private Optional<String> stopNotice = Optional.empty();

    @Option(
            names = "--stop-within",
            paramLabel = "SECONDS",
            description = "How long requests under way and what waits to be recorded have after that. Default 20."
                    + " (CROSSROADS_STOP_WITHIN)")
    private Optional<String> stopWithin = Optional.empty();

    @Option(
            names = "--traces",
            paramLabel = "URL",
            description = "An OpenTelemetry collector that is told what became of each request, by OTLP over HTTP:"
                    + " http://localhost:4318. Default: nobody is. (CROSSROADS_TRACES)")
    private Optional<String> traces = Optional.empty();

    @Option(
            names = "--retain-guests",
            paramLabel = "DAYS",
            description = "Remove what is held of guests whom nobody has seen for so many days, 30 at least, with a"
                    + " warning first; members of cohorts that are not archived stay. Default: keep it."
                    + " (CROSSROADS_RETAIN_GUESTS)")
    private Optional<String> retainGuests = Optional.empty();

    @Option(
            names = "--retain-accounts",
            paramLabel = "DAYS",
            description = "The same for accounts, 180 days at least; their owners are warned by mail, and instructors"
                    + " stay. Default: keep them. (CROSSROADS_RETAIN_ACCOUNTS)")
    private Optional<String> retainAccounts = Optional.empty();

    @Option(
            names = "--retention-warning",
            paramLabel = "DAYS",
            description = "Days between the warning and the removal, 14 at least. Default 30."
                    + " (CROSSROADS_RETENTION_WARNING)")
    private Optional<String> retentionWarning = Optional.empty();

    @Option(
            names = "--watch",
            description =
                    "For authors: read a course again when its files change, show its mistakes in the page, and show"
                            + " questions with their keys to this machine. (CROSSROADS_WATCH)")
    private boolean isWatching;

    @Option(
            names = "--design",
            description = "Show the design system at /design, for those who work on pages. (CROSSROADS_DESIGN)")
    private boolean showsDesign;

    @Option(
            names = "--require-second-factor",
            description = "Instructors have their role once their account asks for a second factor."
                    + " (CROSSROADS_REQUIRE_SECOND_FACTOR)")
    private boolean wantsSecondFactor;

    Settings settings() {
        Secrets.onCommandLine(database, oidcClientSecret, smtp).forEach(warning -> LOG.warn("{}", warning));
        Variables.unknown(System.getenv().keySet()).forEach(warning -> LOG.warn("{}", warning));
        return Settings.read(
                new Settings.Options(
                        host,
                        port,
                        Secrets.choose("--database", database, databaseFile),
                        data,
                        courses,
                        isClustered,
                        publicUrl,
                        new Settings.OidcOptions(
                                oidcIssuer,
                                oidcClientId,
                                Secrets.choose("--oidc-client-secret", oidcClientSecret, oidcClientSecretFile),
                                oidcName),
                        showsDesign,
                        wantsSecondFactor,
                        new Exposure.Options(trustedProxies, metricsToken, changesPerLearner, changesPerAddress),
                        new Settings.MailOptions(Secrets.choose("--smtp", smtp, smtpFile), mailFrom),
                        isWatching,
                        new Operation.Options(
                                stopNotice, stopWithin, traces, retainGuests, retainAccounts, retentionWarning)),
                Secrets.withFiles(System.getenv()),
                Platform.current());
    }
}
