package dev.crossroads;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where programs keep their data, by the customs of each system: XDG base directories, Apple's file system guide,
 * Windows' known folders.
 *
 * @param system the name of the operating system, as in {@code os.name}
 * @param home the user's folder
 * @param environment variables by name
 */
record Platform(String system, Path home, Map<String, String> environment) {

    /** This machine. */
    static Platform current() {
        return new Platform(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /** The folder below which Crossroads keeps its data; it may not be there yet. */
    Path dataFolder() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Crossroads");
        }
        if (name.startsWith("windows")) {
            return folder("LOCALAPPDATA").orElse(home.resolve("AppData/Local")).resolve("Crossroads");
        }
        return folder("XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("crossroads");
    }

    /** XDG says that a relative path is to be ignored. */
    private Optional<Path> folder(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
