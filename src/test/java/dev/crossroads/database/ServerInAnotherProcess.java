package dev.crossroads.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An embedded Postgres in a JVM of its own, which can be killed. */
final class ServerInAnotherProcess implements AutoCloseable {
    private static final String RUNS = "runs ";

    private final Process process;
    private final DatabaseAddress address;
    private final long serverPid;

    private ServerInAnotherProcess(Process process, DatabaseAddress address, long serverPid) {
        this.process = process;
        this.address = address;
        this.serverPid = serverPid;
    }

    /** Runs until its standard input ends. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), TestDatabase.BINARIES)) {
            DatabaseAddress address = postgres.address();
            System.out.println(RUNS + postgres.pid() + " " + address.port() + " " + address.password());
            System.in.readAllBytes();
        }
    }

    static ServerInAnotherProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ServerInAnotherProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.lines()
                .filter(said -> said.startsWith(RUNS))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The other process ended before its server ran"));
        String[] words = line.split(" ");
        var address =
                new DatabaseAddress("127.0.0.1", Integer.parseInt(words[2]), "crossroads", "crossroads", words[3]);
        return new ServerInAnotherProcess(process, address, Long.parseLong(words[1]));
    }

    DatabaseAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** Whether its Postgres runs; a zombie has no command. */
    boolean isServerAlive() {
        return ProcessHandle.of(serverPid)
                .flatMap(server -> server.info().command())
                .isPresent();
    }

    /** As {@code kill -9} does it: no hook runs, nothing is cleaned up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
