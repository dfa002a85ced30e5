package dev.crossroads.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that runs out of memory exits, whichever thread fails. */
class OutOfMemoryTest {

    @ParameterizedTest
    @CsvSource({"thread, 3", "cause, 3", "swallowed, 3", "nothing, 0"})
    void itEndsWithTheJvmsOwnCode(String way, int code) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx24m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        way)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(code);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs out of memory in a thread that nobody asks, and goes on with another. */
    static final class Program {
        private static final List<byte[]> KEPT = new ArrayList<>();

        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            OutOfMemory.watch();
            long minute = TimeUnit.MINUTES.toMillis(1);
            boolean isOver = arguments[0].equals("nothing");
            Thread thread = new Thread(() -> run(arguments[0]));
            thread.start();
            thread.join();
            if (!isOver) {
                Thread.sleep(minute);
            }
        }

        private static void run(String way) {
            switch (way) {
                case "thread" -> fill();
                case "cause" -> OutOfMemory.endIf(new IllegalStateException(new OutOfMemoryError("told")));
                case "swallowed" -> {
                    try {
                        fill();
                    } catch (OutOfMemoryError ignored) {
                        KEPT.addLast(new byte[0]);
                    }
                }
                default -> OutOfMemory.endIf(new IllegalStateException(new IOException("of another kind")));
            }
        }

        private static void fill() {
            while (true) {
                KEPT.add(new byte[256 * 1024]);
            }
        }
    }
}
