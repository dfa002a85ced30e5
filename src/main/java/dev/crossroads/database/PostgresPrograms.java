package dev.crossroads.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The unpacked programs of Postgres, and as whom they run. They refuse to run as root; then they are started through
 * the first program that makes them somebody else.
 *
 * @param home the folder that holds {@code bin}
 * @param prefix the words before a command, none for an ordinary user
 * @param owner the user id that must own the server's files; none where that is simply who runs Crossroads
 * @param version such as {@code 18.6}
 */
record PostgresPrograms(Path home, List<String> prefix, OptionalInt owner, String version) {

    /** Prints the user, then Postgres' version; fails as root. */
    private static final String PROBE = """
            uid=$(id -u) && [ "$uid" != 0 ] && echo "$uid" && exec "$0" --version""";

    /** In a user namespace of its own, root is nobody to itself, and the files stay root's. */
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private static final List<List<String>> PREFIXES = List.of(
            List.of(),
            NAMESPACE,
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"),
            List.of("runuser", "-u", "nobody", "--"));

    /** A program's output, and whether it succeeded. */
    record Answer(boolean isSuccess, String text) {}

    /** Finds the first way to run the programs in {@code home/bin} that Postgres accepts. */
    static PostgresPrograms find(Path home) {
        return find(home, PREFIXES);
    }

    static PostgresPrograms find(Path home, List<List<String>> prefixes) {
        String postgres = program(home, "postgres");
        if (!Folders.hasPosixPermissions(home)) {
            Answer answer = ask(inPeace(List.of(postgres, "--version"), home));
            return new PostgresPrograms(home, List.of(), OptionalInt.empty(), version(answer.text()));
        }
        List<String> refusals = new ArrayList<>();
        for (List<String> prefix : prefixes) {
            Answer answer = ask(inPeace(join(prefix, List.of("sh", "-c", PROBE, postgres)), home));
            if (answer.isSuccess()) {
                return new PostgresPrograms(home, prefix, owner(prefix, answer.text()), version(answer.text()));
            }
            String reason = answer.text().lines().reduce("still root", (_, last) -> last.strip());
            refusals.add((prefix.isEmpty() ? "as it is" : String.join(" ", prefix)) + ": " + reason);
        }
        throw new DatabaseException("Postgres does not run as root, and can't be run as anybody else here ("
                + String.join("; ", refusals)
                + "). Start Crossroads as an ordinary user, or choose a folder with --data that every user may enter,"
                + " or give it a server with --database.");
    }

    /** The major version, to which the files of a cluster belong. */
    String majorVersion() {
        return version.split("\\.")[0];
    }

    /** One of the programs, ready to be started, with nothing of our environment that would change what it does. */
    ProcessBuilder prepare(String program, List<String> arguments) {
        return inPeace(join(prefix, join(List.of(program(home, program)), arguments)), home);
    }

    /** The same in a session of its own where that can be had, so that Ctrl-C on our terminal doesn't reach it. */
    ProcessBuilder prepareDetached(String program, List<String> arguments) {
        ProcessBuilder builder = prepare(program, arguments);
        builder.command(join(onPath("setsid"), builder.command()));
        return builder;
    }

    /**
     * Sends a signal to a server: {@code INT} asks it to end at once and in good order, {@code QUIT} to drop
     * everything. Answers whether there was somebody to send it to.
     */
    boolean signal(String signal, long pid) {
        return ask(prepare("pg_ctl", List.of("kill", signal, Long.toString(pid))))
                .isSuccess();
    }

    /** Runs a program to its end and answers what it printed. */
    static Answer ask(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(process.waitFor() == 0, text);
        } catch (IOException e) {
            return new Answer(false, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while " + builder.command() + " ran", e);
        }
    }

    private static ProcessBuilder inPeace(List<String> command, Path home) {
        ProcessBuilder builder = new ProcessBuilder(command);
        // As somebody else it may not be able to enter the folder we were started in.
        builder.directory(home.getRoot().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.equals("TZ"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static String program(Path home, String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static List<String> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .limit(1)
                .toList();
    }

    private static OptionalInt owner(List<String> prefix, String probed) {
        if (prefix.isEmpty()) {
            return OptionalInt.empty();
        }
        int uid = Integer.parseInt(probed.lines().findFirst().orElseThrow());
        return OptionalInt.of(prefix.equals(NAMESPACE) ? 0 : uid);
    }

    private static String version(String probed) {
        String[] words = probed.split("\\s+");
        return words[words.length - 1];
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
