package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.mail.MailSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options win over variables, variables over defaults, and what is wrong is refused by its name. */
class SettingsTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir
    private Path folder;

    @Test
    void withoutAnyChoiceItServesThisMachineOnAnEmbeddedDatabase() {
        Settings settings = read(none(), Map.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        "127.0.0.1",
                        8080,
                        Optional.empty(),
                        Path.of("/home/ada/.local/share/crossroads"),
                        List.of(),
                        false));
    }

    @Test
    void theEnvironmentIsRead() {
        Settings settings = read(
                none(),
                Map.of(
                        "CROSSROADS_PORT", "0",
                        "CROSSROADS_HOST", "10.0.0.5",
                        "CROSSROADS_DATABASE", "postgresql://ada:secret@db:5433/school",
                        "CROSSROADS_DATA", folder.toString(),
                        "CROSSROADS_COURSES", folder + File.pathSeparator + folder,
                        "CROSSROADS_CLUSTER", "true",
                        "CROSSROADS_DESIGN", "yes"));

        assertThat(settings.port()).isZero();
        assertThat(settings.host()).isEqualTo("10.0.0.5");
        assertThat(settings.database().orElseThrow().port()).isEqualTo(5433);
        assertThat(settings.data()).isEqualTo(folder);
        assertThat(settings.courses()).containsExactly(folder, folder);
        assertThat(settings.isClustered()).isTrue();
        assertThat(settings.showsDesign()).isTrue();
        assertThat(read(none(), Map.of()).showsDesign()).isFalse();
    }

    @Test
    void whatKubernetesSaysOfAServiceOfThisNameIsNoSetting() {
        Map<String, String> said = Map.of(
                "CROSSROADS_PORT", "tcp://10.96.14.3:80",
                "CROSSROADS_SERVICE_HOST", "10.96.14.3",
                "CROSSROADS_SERVICE_PORT_HTTP", "80",
                "CROSSROADS_PORT_80_TCP_ADDR", "10.96.14.3");

        assertThat(read(none(), said).port()).isEqualTo(8080);
        assertThat(Variables.unknown(said.keySet())).isEmpty();
    }

    @Test
    void aVariableThatIsNoSettingIsNamedAsItDoesNothing() {
        assertThat(Variables.unknown(Set.of(
                        "CROSSROADS_REQUIRE_2FA",
                        "CROSSROADS_REQUIRE_SECOND_FACTOR",
                        "CROSSROADS_SMTP_FILE",
                        "CROSSROADS_DEMO_DAYS",
                        "CROSSROADS_LOG_LEVEL",
                        "PATH")))
                .singleElement()
                .asString()
                .startsWith("CROSSROADS_REQUIRE_2FA is set and is no setting");
    }

    @ParameterizedTest
    @CsvSource({"CROSSROADS_LOG_LEVEL, loud, debug", "CROSSROADS_LOG_FORMAT, xml, json"})
    void aWordThatTheLogDoesNotKnowIsRefusedByItsName(String name, String unknown, String known) {
        assertThatThrownBy(() -> read(none(), Map.of(name, unknown)))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageContainingAll(name, unknown, known);
        assertThat(read(none(), Map.of(name, known.toUpperCase(Locale.ROOT))).port())
                .isEqualTo(8080);
    }

    @Test
    void aSecretCanStandInAFileThatAnOptionOrAVariableNames() throws IOException {
        String address = "postgresql://ada:secret@db:5433/school";
        String file =
                Files.writeString(folder.resolve("address"), address + "\n").toString();

        assertThat(Secrets.choose("--database", Optional.empty(), Optional.of(file)))
                .hasValue(address);
        assertThat(read(none(), Secrets.withFiles(Map.of("CROSSROADS_DATABASE_FILE", file)))
                        .database()
                        .orElseThrow()
                        .password())
                .isEqualTo("secret");
    }

    @Test
    void aSecretThatIsSaidTwiceOrNotThereIsRefusedByItsName() throws IOException {
        String missing = folder.resolve("missing").toString();
        String empty = Files.writeString(folder.resolve("empty"), " \n").toString();

        assertThatThrownBy(() -> Secrets.choose("--database", Optional.of("a"), Optional.of("b")))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining("--database and --database-file");
        assertThatThrownBy(() -> Secrets.withFiles(Map.of("CROSSROADS_DATABASE", "a", "CROSSROADS_DATABASE_FILE", "b")))
                .hasMessageContaining("CROSSROADS_DATABASE and CROSSROADS_DATABASE_FILE");
        assertThatThrownBy(() -> Secrets.choose("--oidc-client-secret", Optional.empty(), Optional.of(missing)))
                .hasMessageContaining("--oidc-client-secret-file")
                .hasMessageContaining(missing);
        assertThatThrownBy(() -> Secrets.withFiles(Map.of("CROSSROADS_OIDC_CLIENT_SECRET_FILE", empty)))
                .hasMessageContaining("CROSSROADS_OIDC_CLIENT_SECRET_FILE")
                .hasMessageContaining("is empty");
    }

    @Test
    void whoGivesASecretAsAnOptionIsWarnedWithoutRepeatingIt() {
        List<String> warnings = Secrets.onCommandLine(
                Optional.of("postgresql://ada:secret@db/school"),
                Optional.of("another secret"),
                Optional.of("smtps://u:p@mail"));

        assertThat(warnings)
                .hasSize(3)
                .noneMatch(warning ->
                        warning.contains("secret@") || warning.contains("another") || warning.contains("u:p"));
        assertThat(warnings.getFirst()).contains("ps", "--database-file", "CROSSROADS_DATABASE");
        assertThat(Secrets.onCommandLine(
                        Optional.of("postgresql://ada@db/school"), Optional.empty(), Optional.of("smtp://mail")))
                .isEmpty();
    }

    @Test
    void aNodeOfAClusterNeedsASharedDatabase() {
        assertThatThrownBy(() -> read(none(), Map.of("CROSSROADS_CLUSTER", "true")))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining("--database");
    }

    @Test
    void anOptionWinsOverItsVariable() {
        Settings.Options options = new Settings.Options(
                Optional.of("::1"),
                Optional.of("9000"),
                Optional.of("postgresql://ada@db/one"),
                Optional.of(folder.toString()),
                List.of(folder.toString()),
                true);

        Settings settings = read(
                options,
                Map.of(
                        "CROSSROADS_PORT", "nonsense",
                        "CROSSROADS_DATABASE", "nonsense",
                        "CROSSROADS_COURSES", "/nowhere",
                        "CROSSROADS_CLUSTER", "no"));

        assertThat(settings.host()).isEqualTo("::1");
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.database().orElseThrow().name()).isEqualTo("one");
        assertThat(settings.courses()).containsExactly(folder);
        assertThat(settings.isClustered()).isTrue();
    }

    @Test
    void anEmptyVariableIsNone() {
        assertThat(read(none(), Map.of("CROSSROADS_PORT", "", "CROSSROADS_DATABASE", " ")))
                .isEqualTo(read(none(), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "CROSSROADS_PORT, 65536, is not a port",
        "CROSSROADS_PORT, -1, is not a port",
        "CROSSROADS_PORT, eighty, is not a port",
        "CROSSROADS_HOST, http://x, is not a host name",
        "CROSSROADS_DATABASE, mysql://x, does not start with postgresql://",
        "CROSSROADS_COURSES, /nowhere/at/all, is not a folder",
        "CROSSROADS_CLUSTER, maybe, is neither true nor false",
    })
    void whatCannotBeUsedIsNamed(String variable, String value, String reason) {
        assertThatThrownBy(() -> read(none(), Map.of(variable, value)))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageStartingWith(variable + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void aWrongOptionIsNamedAsTheOption() {
        Settings.Options options = new Settings.Options(
                Optional.empty(), Optional.of("x"), Optional.empty(), Optional.empty(), List.of(), false);

        assertThatThrownBy(() -> read(options, Map.of())).hasMessageStartingWith("--port: ");
    }

    @Test
    void howItStopsIsReadAndAnotherNumberThanOfSecondsIsRefused() {
        Operation operation = read(none(), Map.of("CROSSROADS_STOP_NOTICE", "15", "CROSSROADS_STOP_WITHIN", "60"))
                .operation();

        assertThat(operation.stopNotice()).hasSeconds(15);
        assertThat(operation.stopWithin()).hasSeconds(60);
        assertThat(read(none(), Map.of()).operation()).isEqualTo(Operation.STANDARD);
        assertThatThrownBy(() -> read(none(), Map.of("CROSSROADS_STOP_WITHIN", "soon")))
                .hasMessageContaining("CROSSROADS_STOP_WITHIN")
                .hasMessageContaining("from 0 to 600");
    }

    @Test
    void whatIsSaidAboutStrangersIsRead() {
        Exposure exposure = read(
                        none(),
                        Map.of(
                                "CROSSROADS_TRUSTED_PROXIES", "10.0.0.0/8, fd00::/8",
                                "CROSSROADS_METRICS_TOKEN", "0123456789abcdef",
                                "CROSSROADS_CHANGES_PER_LEARNER", "0",
                                "CROSSROADS_CHANGES_PER_ADDRESS", "90000"))
                .exposure();

        assertThat(exposure.proxies().networks()).hasSize(2);
        assertThat(exposure.metricsToken()).hasValue("0123456789abcdef");
        assertThat(exposure.changesPerLearner()).isZero();
        assertThat(exposure.changesPerAddress()).isEqualTo(90_000);
        assertThat(read(none(), Map.of()).exposure()).isEqualTo(Exposure.STANDARD);
        Map.of(
                        "CROSSROADS_TRUSTED_PROXIES", "10.0.0.0/8,proxy",
                        "CROSSROADS_METRICS_TOKEN", "short",
                        "CROSSROADS_CHANGES_PER_LEARNER", "-1",
                        "CROSSROADS_CHANGES_PER_ADDRESS", "many")
                .forEach((name, wrong) -> assertThatThrownBy(() -> read(none(), Map.of(name, wrong)))
                        .isInstanceOf(Settings.Wrong.class)
                        .hasMessageStartingWith(name + ": "));
    }

    @Test
    void aFileIsNoDataFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> read(none(), Map.of("CROSSROADS_DATA", file.toString())))
                .hasMessageContaining("is a file; give a folder");
    }

    @Test
    void dataLiesWhereTheSystemKeepsIt() {
        assertThat(new Platform("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")).dataFolder())
                .isEqualTo(Path.of("/data/crossroads"));
        assertThat(new Platform("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")).dataFolder())
                .isEqualTo(Path.of("/home/ada/.local/share/crossroads"));
        assertThat(new Platform("Mac OS X", HOME, Map.of()).dataFolder())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Crossroads"));
        assertThat(new Platform("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")).dataFolder())
                .isEqualTo(Path.of("/local/Crossroads"));
    }

    @Test
    void mailNeedsItsServerItsSenderAndTheAddressOfTheSite() {
        MailSettings mail = read(
                        none(),
                        Map.of(
                                "CROSSROADS_SMTP", "smtp://ada%40school:p%2Fw@mail.example.org",
                                "CROSSROADS_MAIL_FROM", "Crossroads <learn@example.org>",
                                "CROSSROADS_PUBLIC_URL", "https://learn.example.org"))
                .mail()
                .orElseThrow();
        assertThat(mail.server())
                .isEqualTo(new MailSettings.Server(
                        "mail.example.org",
                        587,
                        MailSettings.Security.STARTTLS,
                        Optional.of("ada@school"),
                        Optional.of("p/w"),
                        Optional.empty()));
        assertThat(mail.toString()).doesNotContain("p/w");
        assertThat(MailSettings.Server.parse("smtps://mail.example.org").port()).isEqualTo(465);
        assertThat(read(none(), Map.of()).mail()).isEmpty();
        assertRefused(Map.of("CROSSROADS_SMTP", "smtp://mail.example.org"), "--mail-from");
        assertRefused(Map.of("CROSSROADS_SMTP", "smtp://mail.example.org?tls=off"), "tls=off");
        assertRefused(Map.of("CROSSROADS_SMTP", "https://ada:secret@mail.example.org"), "smtps://");
        assertRefused(Map.of("CROSSROADS_MAIL_FROM", "Eve <eve@example.org>\r\nBcc: all@example.org"), "no sender");
    }

    private static void assertRefused(Map<String, String> environment, String said) {
        assertThatThrownBy(() -> read(none(), environment))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining(said)
                .message()
                .doesNotContain("secret");
    }

    private static Settings read(Settings.Options options, Map<String, String> environment) {
        return Settings.read(options, environment, new Platform("Linux", HOME, environment));
    }

    private static Settings.Options none() {
        return new Settings.Options(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    }
}
