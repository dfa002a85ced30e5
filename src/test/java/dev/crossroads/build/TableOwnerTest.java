package dev.crossroads.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each table belongs to one package, which alone writes it; whoever else reads it is named here, with why. */
class TableOwnerTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/crossroads");
    private static final Pattern TEXT = Pattern.compile("\"\"\"(?s:(.*?))\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern MENTION =
            Pattern.compile("\\b(FROM|JOIN|USING|INTO|UPDATE|TRUNCATE|TABLE)\\s+(?:ONLY\\s+)?([a-z_]+)\\b");
    private static final Pattern CREATED =
            Pattern.compile("(?i)\\bCREATE\\s+(?:UNLOGGED\\s+)?(?:TABLE|VIEW)\\s+(?:IF NOT EXISTS\\s+)?(\\w+)");
    private static final Pattern DROPPED = Pattern.compile("(?i)\\bDROP\\s+(?:TABLE|VIEW)\\s+(?:IF EXISTS\\s+)?(\\w+)");

    /** Tables whose owner is another package than the first word of their name says. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("event", "recorder"),
            Map.entry("projection", "recorder"),
            Map.entry("closed_learner", "recorder"),
            Map.entry("lesson_progress", "progress"),
            Map.entry("attempt", "quiz"),
            Map.entry("response", "quiz"),
            Map.entry("question_revision", "quiz"),
            Map.entry("question_report", "quiz"),
            Map.entry("memory_parameters", "quiz"),
            Map.entry("released_hint", "quiz"),
            Map.entry("regrade", "quiz"),
            Map.entry("regraded", "quiz"),
            Map.entry("regrade_again", "quiz"),
            Map.entry("regrade_effect", "quiz"),
            Map.entry("session", "account"),
            Map.entry("signing_key", "account"),
            Map.entry("membership", "cohort"),
            Map.entry("member_state", "cohort"),
            Map.entry("former_membership", "cohort"),
            Map.entry("activity_day", "cohort"));

    /** Classes that read tables of another package, with the tables. */
    private static final Map<String, Set<String>> READERS = Map.of(
            // Exports are streamed row by row, joined with who is in the cohort.
            "cohort/CsvRoutes", Set.of("response", "released_hint"),
            "cohort/LearnerHistoryTable", Set.of("response", "released_hint"),
            // Anonymity is taken back in the statement that looks whether somebody has answered under it.
            "cohort/CohortTable", Set.of("response"));

    @Test
    void everyTableIsOwnedAndNoOtherPackageTouchesIt() throws IOException {
        Map<String, String> owners = owners();
        List<String> trespassers = sources()
                .flatMap(file -> mentions(file, owners.keySet())
                        .filter(table -> !owners.get(table).equals(packageOf(file)))
                        .filter(table ->
                                !READERS.getOrDefault(nameOf(file), Set.of()).contains(table))
                        .map(table -> nameOf(file) + " touches " + table + " of " + owners.get(table)))
                .distinct()
                .toList();

        assertThat(trespassers).isEmpty();
    }

    @Test
    void whoeverIsNamedAsAReaderStillReads() throws IOException {
        Map<String, Set<String>> read = sources()
                .collect(Collectors.toMap(
                        TableOwnerTest::nameOf,
                        file -> mentions(file, Set.copyOf(owners().keySet())).collect(Collectors.toSet()),
                        (one, other) -> one,
                        TreeMap::new));

        READERS.forEach(
                (reader, tables) -> assertThat(read.get(reader)).as(reader).containsAll(tables));
    }

    @Test
    void everyTableThatIsNamedHereIsThere() {
        assertThat(owners().keySet()).containsAll(OWNERS.keySet());
    }

    /** Every table and view that the migrations leave behind, and the package it belongs to. */
    private static Map<String, String> owners() {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("migrations"))) {
            files.sorted(Comparator.comparingInt(TableOwnerTest::version)).forEach(file -> {
                String sql = read(file);
                DROPPED.matcher(sql).results().forEach(dropped -> tables.remove(dropped.group(1)));
                CREATED.matcher(sql).results().forEach(created -> tables.add(created.group(1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables.stream()
                .collect(Collectors.toMap(
                        table -> table, table -> OWNERS.getOrDefault(table, table.replaceFirst("_.*", ""))));
    }

    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static Stream<String> mentions(Path file, Set<String> tables) {
        return TEXT.matcher(read(file))
                .results()
                .map(text -> text.group(1) != null ? text.group(1) : text.group(2))
                .flatMap(text -> MENTION.matcher(text).results().map(mention -> mention.group(2)))
                .filter(tables::contains);
    }

    /** The package below the root; a room belongs to the package that it is in. */
    private static String packageOf(Path file) {
        Path below = SOURCES.relativize(file);
        return below.getNameCount() == 1 ? "" : below.getName(0).toString();
    }

    private static String nameOf(Path file) {
        Matcher ending =
                Pattern.compile("\\.java$").matcher(SOURCES.relativize(file).toString());
        return ending.replaceAll("").replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
