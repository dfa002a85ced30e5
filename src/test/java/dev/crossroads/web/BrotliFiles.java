package dev.crossroads.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The build's step between compiling and testing: compresses static files with brotli as well as it can, which takes
 * longer than a server should at its start, and puts them where {@link StaticFile#brotli()} finds them.
 */
public final class BrotliFiles {
    private static final int BEST = 11;

    private BrotliFiles() {}

    /**
     * Compresses new files and deletes outdated ones.
     *
     * @param arguments the folder of the program's classes
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]).resolve(StaticFile.BROTLI));
        Set<Path> needed = new HashSet<>();
        for (StaticFile file : StaticFiles.read().values()) {
            if (file.isWorthCompressing()) {
                Path packed = folder.resolve(file.hash());
                needed.add(packed);
                if (!Files.exists(packed)) {
                    Path part = Files.write(
                            folder.resolve("part"), compressed(file.content().getBytes()));
                    Files.move(part, packed, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> stale = files.filter(file -> !needed.contains(file)).toList();
            for (Path file : stale) {
                Files.delete(file);
            }
        }
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(bytes, new Encoder.Parameters().setQuality(BEST));
    }
}
