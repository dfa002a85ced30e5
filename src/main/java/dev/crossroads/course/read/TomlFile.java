package dev.crossroads.course.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Gets the keys of a TOML file, or says why it can't. */
final class TomlFile {
    /** The largest file that is read, in bytes: more than a hundred times the usual size, and read in seconds. */
    static final int MOST_BYTES = 1 << 20;

    private TomlFile() {}

    /** The path of a file below the course folder, as mistakes name it. */
    static String nameOf(Path course, Path file) {
        return course.relativize(file).toString().replace('\\', '/');
    }

    /** The text of a file, unless it is too large, not UTF-8 or unreadable, which is noted. */
    static Optional<String> text(Path file, Mistakes mistakes) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                mistakes.error(0, "The file is larger than 1 MiB. Split it into several files.");
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().replaceFirst("^\\uFEFF", ""));
        } catch (CharacterCodingException _) {
            mistakes.error(0, "The file is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            mistakes.error(0, "The file can't be read (" + e + "). Check that it exists and may be read.");
        }
        return Optional.empty();
    }

    /** The top-level keys, unless the text is not TOML, which is noted with each line. */
    static Optional<TomlKeys> parse(String toml, Mistakes mistakes) {
        if (toml.length() > MOST_BYTES) {
            mistakes.error(0, "The text is larger than 1 MiB. Split it into several files.");
            return Optional.empty();
        }
        TomlParseResult parsed;
        try {
            parsed = Toml.parse(toml);
        } catch (StackOverflowError _) {
            // The parser recurses once for every bracket; nothing of it is left behind when it gives up.
            mistakes.error(0, "The file is nested too deeply. Write its lists and tables flat.");
            return Optional.empty();
        }
        for (TomlParseError error : parsed.errors()) {
            mistakes.error(
                    error.position().line(),
                    "Not valid TOML at column %d: %s."
                            .formatted(error.position().column(), error.getMessage()));
        }
        return parsed.hasErrors()
                ? Optional.empty()
                : Optional.of(new TomlKeys(parsed, 1, "the file", new TomlSource(toml), mistakes));
    }
}
