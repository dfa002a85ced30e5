package dev.crossroads.cohort;

import dev.crossroads.hash.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program that runs, told from every other build of it: nobody has to remember to raise a number when a rule
 * changes. A library's rules are not ours, and count for nothing here.
 */
final class OwnProgram {
    private static final Logger LOG = LoggerFactory.getLogger(OwnProgram.class);
    private static final String OWN = "dev/crossroads/";
    private static final String FINGERPRINT = read();

    private OwnProgram() {}

    /** Its name: the same for the same classes, from a jar or a folder of either. */
    static String fingerprint() {
        return FINGERPRINT;
    }

    private static String read() {
        try {
            Path place = Path.of(OwnProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Map<String, Long> checksums = new TreeMap<>(Files.isDirectory(place) ? ofFolder(place) : ofJar(place));
            return HexFormat.of().formatHex(Sha256.of(checksums.toString()));
        } catch (IOException | UncheckedIOException | URISyntaxException unreadable) {
            LOG.warn(
                    "The program can't read its own classes; what it keeps of members serves no other run", unreadable);
            return UUID.randomUUID().toString();
        }
    }

    private static Map<String, Long> ofJar(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream()
                    .filter(entry ->
                            entry.getName().startsWith(OWN) && entry.getName().endsWith(".class"))
                    .collect(Collectors.toMap(entry -> entry.getName(), entry -> entry.getCrc()));
        }
    }

    private static Map<String, Long> ofFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(OWN))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .collect(Collectors.toMap(file -> folder.relativize(file).toString(), OwnProgram::checksum));
        }
    }

    private static long checksum(Path file) {
        try {
            CRC32 checksum = new CRC32();
            checksum.update(Files.readAllBytes(file));
            return checksum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
