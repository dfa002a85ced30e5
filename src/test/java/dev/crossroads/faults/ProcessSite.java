package dev.crossroads.faults;

import dev.crossroads.Workshop;
import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own with its embedded Postgres, as an operator starts it. */
final class ProcessSite implements Site {
    private static final String SAID = "Crossroads is at ";
    private static final Duration WHILE = Duration.ofSeconds(3);
    private static final int MEGABYTE = 1 << 20;

    private final Path data;
    private final Path log;
    private final boolean isOnSmallDisk;
    private Process process;
    private volatile URI address;

    /**
     * Starts one.
     *
     * @param folder for its data and its log
     */
    ProcessSite(Path folder) throws IOException, InterruptedException {
        data = Files.createDirectories(folder.resolve("data"));
        log = folder.resolve("server.log");
        isOnSmallDisk = run("mount", "-t", "tmpfs", "-o", "size=900m,mode=755", "tmpfs", data.toString());
        start();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private void start() throws IOException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dcrossroads.stop-with-parent=true",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "dev.crossroads.Main",
                        "--port",
                        "0",
                        "--data",
                        data.resolve("crossroads").toString(),
                        "--course",
                        Workshop.folder().toString(),
                        "--changes-per-learner",
                        "0",
                        "--changes-per-address",
                        "0")
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(SAID)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The server did not start: " + log);
        }
        address = URI.create(line.substring(SAID.length()));
    }

    @Override
    public Set<Fault> faults() {
        Set<Fault> known = EnumSet.of(
                Fault.SERVER_KILLED,
                Fault.SERVER_PAUSED,
                Fault.SERVER_STOPPED,
                Fault.POSTGRES_KILLED,
                Fault.POSTGRES_PAUSED,
                Fault.CONNECTIONS_ENDED,
                Fault.READ_ONLY);
        if (isOnSmallDisk) {
            known.add(Fault.DISK_FULL);
        }
        return known;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public DatabaseAddress database() {
        try (Database running = Database.embeddedOrRunning(data.resolve("crossroads"))) {
            return running.address();
        }
    }

    @Override
    public long hurt(Fault fault) throws Exception {
        switch (fault) {
            case SERVER_KILLED -> {
                process.destroyForcibly().waitFor();
                long killed = System.nanoTime();
                start();
                return killed;
            }
            case SERVER_STOPPED -> {
                stop();
                long ended = System.nanoTime();
                start();
                return ended;
            }
            case SERVER_PAUSED -> pause(List.of(process.pid()));
            case POSTGRES_KILLED -> run("kill", "-KILL", String.valueOf(postmaster()));
            case POSTGRES_PAUSED -> {
                List<Long> all = new ArrayList<>(List.of(postmaster()));
                ProcessHandle.of(postmaster()).orElseThrow().children().forEach(child -> all.add(child.pid()));
                pause(all);
            }
            case CONNECTIONS_ENDED ->
                sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE usename = current_user AND pid <> pg_backend_pid()");
            case READ_ONLY -> {
                sql(
                        "ALTER DATABASE crossroads SET default_transaction_read_only = on",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE usename = current_user AND pid <> pg_backend_pid()");
                Thread.sleep(WHILE);
                sql(
                        "SET default_transaction_read_only = off",
                        "ALTER DATABASE crossroads RESET default_transaction_read_only",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE usename = current_user AND pid <> pg_backend_pid()");
            }
            case DISK_FULL -> fillTheDisk();
            default -> throw new IllegalArgumentException(fault.name());
        }
        return System.nanoTime();
    }

    private void fillTheDisk() throws IOException, InterruptedException {
        Path ballast = data.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] piece = new byte[MEGABYTE / 16];
            while (true) {
                out.write(piece);
            }
        } catch (IOException _) {
            Thread.sleep(WHILE);
        } finally {
            Files.delete(ballast);
        }
    }

    private static void pause(List<Long> processes) throws InterruptedException {
        String[] all = processes.stream().map(String::valueOf).toArray(String[]::new);
        run(Stream.concat(Stream.of("kill", "-STOP"), Stream.of(all)).toArray(String[]::new));
        Thread.sleep(WHILE);
        run(Stream.concat(Stream.of("kill", "-CONT"), Stream.of(all)).toArray(String[]::new));
    }

    private long postmaster() throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("crossroads/cluster/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        }
    }

    private void sql(String... statements) throws Exception {
        DatabaseAddress database = database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    @Override
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server does not stop: " + log);
        }
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (isOnSmallDisk) {
                run("umount", data.toString());
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
