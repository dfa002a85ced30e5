package dev.crossroads.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the server: made once, then only checked. */
final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String INITIALIZING = ".initdb-";

    private final DataFolder folder;
    private final PostgresPrograms programs;

    Cluster(DataFolder folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Makes the files where there are none, or checks that these programs may run on those that are there. */
    void prepare() {
        try {
            Folders.deleteAbandoned(folder.path(), INITIALIZING);
            String password = folder.password();
            if (Files.exists(folder.cluster())) {
                checkVersion();
                checkOwner();
            } else {
                initialize(password);
            }
        } catch (IOException e) {
            throw new DatabaseException(
                    "Can't prepare the database below " + folder.path() + ": " + Folders.reason(e), e);
        }
    }

    /** Into a folder of its own first: what stands under its final name is complete. */
    private void initialize(String password) throws IOException {
        Path draft = Files.createTempDirectory(folder.path(), INITIALIZING);
        Path passwordFile = Files.writeString(draft.resolve("password"), password);
        Folders.setPermissions(passwordFile, "rw-------");
        if (programs.owner().isPresent()) {
            Folders.giveTo(programs.owner().getAsInt(), draft);
        }
        Path cluster = draft.resolve("cluster");
        List<String> arguments = List.of(
                "--pgdata=" + cluster,
                "--username=" + EmbeddedPostgres.ADMINISTRATOR,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        PostgresPrograms.Answer answer = PostgresPrograms.ask(programs.prepare("initdb", arguments));
        if (!answer.isSuccess()) {
            Folders.delete(draft);
            throw new DatabaseException("Postgres can't make its files below " + folder.path() + ":\n" + answer.text());
        }
        Files.move(cluster, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        Folders.writeOut(folder.path());
        Folders.delete(draft);
    }

    private void checkVersion() throws IOException {
        Path file = folder.cluster().resolve("PG_VERSION");
        String version = Files.readString(file).strip();
        if (!version.equals(programs.majorVersion())) {
            throw new DatabaseException(
                    "The data folder %s was made by Postgres %s, and this Crossroads brings Postgres %s. Use the"
                                    .formatted(folder.path(), version, programs.majorVersion())
                            + " Crossroads that made it, or choose another folder with --data.");
        }
    }

    /** Only root has to care: how it stops being root, and so whose the files must be, may change between starts. */
    private void checkOwner() throws IOException {
        if (programs.owner().isEmpty()) {
            return;
        }
        int keeper = Folders.ownerOf(folder.passwordFile());
        if (keeper != 0) {
            throw new DatabaseException(
                    "The data folder %s belongs to the user with the id %d. Start Crossroads as that user, or choose"
                                    .formatted(folder.path(), keeper)
                            + " another folder with --data.");
        }
        int owner = programs.owner().getAsInt();
        if (Folders.ownerOf(folder.cluster()) != owner) {
            log.info("Giving {} to the user id {}, as whom Postgres runs now", folder.cluster(), owner);
            Folders.giveTo(owner, folder.cluster());
        }
    }
}
