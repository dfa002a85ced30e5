package dev.crossroads.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The folder that holds backups of an embedded Postgres:
 *
 * <pre>
 * base-20261128T211500Z/   a copy of all files, whole from that second on (UTC)
 * log/                     what was written since, as Postgres hands it over, a file every minute at most
 * </pre>
 *
 * <p>Postgres writes the log there itself, while it runs, by a command of its shell (PostgreSQL manual, section 25.3):
 * compressed, written out to the disk, and then renamed, so that what stands under its name is whole. What is there is
 * never written over; the same file handed over again is taken for done.
 *
 * @param folder its absolute path
 */
record Archive(Path folder) {
    private static final String NOTHING = "true";

    /** The file in which Postgres notes that its log goes on from another's. */
    private static final Pattern HISTORY = Pattern.compile("[0-9A-F]{8}[.]history");

    /** So that at most a minute is missing where the machine is lost; an empty file takes a few kilobytes. */
    private static final int HANDED_OVER_WITHIN_SECONDS = 60;

    /** Whether Postgres can hand over its log on this system. */
    static boolean isPossible(Path folder) {
        return Folders.hasPosixPermissions(folder);
    }

    /**
     * The log is handed over to a command from the first start on, so that a backup needs no other start; until there
     * is one, the command keeps nothing. Without a command Postgres would keep its log for ever.
     */
    static void keepNothingUnlessToldTo(Statement statement) throws SQLException {
        if (setting(statement, "archive_mode").equals("on")
                && setting(statement, "archive_command").isEmpty()) {
            set(statement, "archive_command", NOTHING);
            reload(statement);
        }
    }

    /** Has Postgres hand over its log to this folder from now on, through every new start. */
    void begin(Statement statement) throws SQLException {
        set(statement, "archive_timeout", Integer.toString(HANDED_OVER_WITHIN_SECONDS));
        set(statement, "archive_command", keeping());
        reload(statement);
    }

    /** Whether this folder is where Postgres hands over its log to. */
    boolean isUsed(Statement statement) throws SQLException {
        return setting(statement, "archive_command").equals(keeping());
    }

    /** Whether Postgres hands over its log to any folder. */
    static boolean isAnywhere(Statement statement) throws SQLException {
        return !List.of("", NOTHING).contains(setting(statement, "archive_command"));
    }

    /** Keeps the log no longer; what is kept stays. */
    static void end(Statement statement) throws SQLException {
        set(statement, "archive_timeout", "0");
        set(statement, "archive_command", NOTHING);
        reload(statement);
    }

    Path log() {
        return folder.resolve("log");
    }

    /** The copies of all files that are whole, oldest first. */
    List<BaseCopy> copies() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(BaseCopy::of)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(BaseCopy::at))
                    .toList();
        }
    }

    /** Removes what of the log no copy that is there needs. */
    void removeLogBefore(String file) throws IOException {
        try (Stream<Path> files = Files.list(log())) {
            for (Path old : files.toList()) {
                String name = old.getFileName().toString();
                if (name.matches("[0-9A-F]{24}[.].*") && place(name).compareTo(place(file)) < 0) {
                    Files.deleteIfExists(old);
                }
            }
        }
    }

    /** The command that keeps one file of the log; {@code %p} is where it is, {@code %f} its name. */
    private String keeping() {
        String kept = shell(log() + "/") + "\"%f\".gz";
        return """
                t=%1$s; if [ -e "$t" ]; then [ "$(gzip -dc "$t" | cksum)" = "$(cksum < "%%p")" ]; else \
                gzip -1 < "%%p" > "$t.part" && sync "$t.part" && mv "$t.part" "$t" && sync %2$s; fi""".formatted(kept, shell(log().toString()));
    }

    /**
     * The settings by which a recovery reads the log from here: that of the server the copy is of, and not of one that
     * was restored from it meanwhile.
     */
    List<String> reading() {
        return List.of(
                "restore_command=gzip -dc " + shell(log() + "/") + "\"%f\".gz > \"%p\"",
                "recovery_target_timeline=current");
    }

    /** Makes a server that was restored keep nothing here: its log is another one, until it is backed up itself. */
    static void leaveToBackups(Path cluster) throws IOException {
        Path settings = cluster.resolve("postgresql.auto.conf");
        Files.write(
                settings,
                Files.readAllLines(settings).stream()
                        .filter(line -> !line.startsWith("archive_"))
                        .toList());
    }

    /**
     * Looks whether what is here is of this server, or of one that it was restored from: logs of others have the same
     * names.
     *
     * @throws DatabaseException where it is of another one
     */
    void requireSameServer(Path cluster) throws IOException {
        long own = identifier(cluster);
        for (BaseCopy copy : copies()) {
            if (identifier(copy.cluster()) != own) {
                throw new DatabaseException(
                        "%s has the backups of another database than %s. Choose another folder, or see whether --data is right."
                                .formatted(folder, cluster.getParent()));
            }
        }
    }

    /** The number that Postgres gives each server when its files are made: the first of its control file. */
    private static long identifier(Path cluster) throws IOException {
        try (InputStream in = Files.newInputStream(cluster.resolve("global").resolve("pg_control"))) {
            return ByteBuffer.wrap(in.readNBytes(Long.BYTES)).getLong();
        }
    }

    /**
     * Keeps whose log a restored server's goes on from, so that no other that is restored gives its log the same names.
     *
     * @throws DatabaseException where another one was here first
     */
    void claim(Path cluster, int owner) throws IOException {
        List<Path> histories;
        try (Stream<Path> files = Files.list(cluster.resolve("pg_wal"))) {
            histories = files.filter(file ->
                            HISTORY.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
        for (Path history : histories) {
            byte[] own = Files.readAllBytes(history);
            Path kept = log().resolve(history.getFileName() + ".gz");
            if (Files.notExists(kept)) {
                Path draft = log().resolve(history.getFileName() + ".gz.part");
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(draft))) {
                    out.write(own);
                }
                Folders.setPermissions(draft, "rw-------");
                if (Folders.ownerOf(draft) != owner) {
                    Folders.giveTo(owner, draft);
                }
                Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
                Folders.writeOut(log());
            } else if (!Arrays.equals(own, unpacked(kept))) {
                throw new DatabaseException(
                        "%s has the backups of another server that was restored from it. Choose another folder."
                                .formatted(folder));
            }
        }
    }

    private static byte[] unpacked(Path kept) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(kept))) {
            return in.readAllBytes();
        }
    }

    /** Where in the log a file begins, whichever timeline it is of: its name without the first eight digits. */
    private static String place(String file) {
        return file.substring(8, 24);
    }

    /** A path as one word of a POSIX shell, in a setting where a percent sign has a meaning. */
    private static String shell(String path) {
        return "'" + path.replace("'", "'\\''").replace("%", "%%") + "'";
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT current_setting('" + name + "')")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void set(Statement statement, String name, String value) throws SQLException {
        statement.execute("ALTER SYSTEM SET %s = %s".formatted(name, EmbeddedPostgres.quoted(value)));
    }

    private static void reload(Statement statement) throws SQLException {
        statement.execute("SELECT pg_reload_conf()");
    }
}
