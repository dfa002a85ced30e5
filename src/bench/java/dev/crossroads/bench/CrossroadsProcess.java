package dev.crossroads.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The measured program in a process of its own, as an operator starts it. */
final class CrossroadsProcess implements AutoCloseable {
    private static final String SAID = "Crossroads is at http://localhost:";

    private final Process process;
    private final URI address;
    private final Duration startTime;

    private CrossroadsProcess(Process process, URI address, Duration startTime) {
        this.process = process;
        this.address = address;
        this.startTime = startTime;
    }

    /**
     * Starts it and waits for its first page.
     *
     * @param arguments such as {@code --data FOLDER}
     */
    static CrossroadsProcess start(BenchOptions options, List<String> arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options.java());
        command.addAll(List.of("-jar", options.jar().toString(), "--port", "0"));
        // All of a class comes from one address here, and faster than people are.
        command.addAll(List.of("--changes-per-learner", "0", "--changes-per-address", "0"));
        command.addAll(arguments);
        long before = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", "bench-server.log").toFile()))
                    .start();
            URI address = awaitAddress(process);
            new Visit(address).get("/");
            return new CrossroadsProcess(process, address, Duration.ofNanos(System.nanoTime() - before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI awaitAddress(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(SAID)) {
                return URI.create("http://127.0.0.1:" + line.substring(SAID.length()));
            }
        }
        throw new IllegalStateException("Crossroads did not start; see target/bench-server.log");
    }

    /** Where it answers. */
    URI address() {
        return address;
    }

    /** From the start of the process to its first page. */
    Duration startTime() {
        return startTime;
    }

    /** Its process. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
