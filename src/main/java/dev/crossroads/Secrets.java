package dev.crossroads;

import dev.crossroads.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that nobody else should read. Each can be said by an option, by a variable, or by a file, which an option or
 * a variable of the same name with {@code -file} or {@code _FILE} at its end names.
 */
final class Secrets {
    private static final List<String> VARIABLES =
            List.of("CROSSROADS_DATABASE", "CROSSROADS_OIDC_CLIENT_SECRET", "CROSSROADS_SMTP");

    private Secrets() {}

    /**
     * The value of one option, or of the file that the other names.
     *
     * @param option the name of the first
     * @throws Settings.Wrong where both are given, or the file can't be read
     */
    static Optional<String> choose(String option, Optional<String> said, Optional<String> file) {
        if (said.isPresent() && file.isPresent()) {
            throw new Settings.Wrong("%1$s and %1$s-file say the same thing; give one of them.".formatted(option));
        }
        return said.or(() -> file.map(name -> read(option + "-file", name)));
    }

    /** The variables with those that are said by a file. */
    static Map<String, String> withFiles(Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(environment);
        for (String name : VARIABLES) {
            Optional<String> file =
                    Optional.ofNullable(environment.get(name + "_FILE")).filter(text -> !text.isBlank());
            if (file.isPresent() && !environment.getOrDefault(name, "").isBlank()) {
                throw new Settings.Wrong("%1$s and %1$s_FILE say the same thing; set one of them.".formatted(name));
            }
            file.ifPresent(text -> whole.put(name, read(name + "_FILE", text)));
        }
        return whole;
    }

    /** Warnings of what should not have been an option, as every user of the machine can read those. */
    static List<String> onCommandLine(
            Optional<String> database, Optional<String> oidcClientSecret, Optional<String> smtp) {
        List<String> warnings = new ArrayList<>();
        if (database.filter(Secrets::hasPassword).isPresent()) {
            warnings.add(warning("--database has a password", "--database-file", "CROSSROADS_DATABASE"));
        }
        if (oidcClientSecret.isPresent()) {
            warnings.add(warning(
                    "--oidc-client-secret is a secret", "--oidc-client-secret-file", "CROSSROADS_OIDC_CLIENT_SECRET"));
        }
        if (smtp.filter(address -> address.contains("@")).isPresent()) {
            warnings.add(warning("--smtp has a password", "--smtp-file", "CROSSROADS_SMTP"));
        }
        return warnings;
    }

    private static String warning(String what, String file, String variable) {
        return ("%s, and every user of this machine can read with what a program was started (ps). Put it into a file that"
                        + " only you can read, and name that by %s, or into the variable %s.")
                .formatted(what, file, variable);
    }

    private static boolean hasPassword(String address) {
        try {
            return !DatabaseAddress.parse(address).password().isEmpty();
        } catch (IllegalArgumentException unreadable) {
            // Said where it is read.
            return false;
        }
    }

    private static String read(String setting, String file) {
        try {
            String text = Files.readString(Path.of(file.strip())).strip();
            if (text.isEmpty()) {
                throw new Settings.Wrong("%s: the file %s is empty.".formatted(setting, file));
            }
            return text;
        } catch (IOException | InvalidPathException unreadable) {
            throw new Settings.Wrong("%s: the file %s can't be read (%s)."
                    .formatted(setting, file, unreadable.getClass().getSimpleName()));
        }
    }
}
