package dev.crossroads;

import java.nio.file.Path;

/** Keeps commands for the embedded Postgres from being used with another one. */
final class EmbeddedOnly {
    private EmbeddedOnly() {}

    /**
     * The data folder of settings.
     *
     * @param instead the programs that do it with another Postgres, as the beginning of a sentence
     * @throws Settings.Wrong where they name another Postgres
     */
    static Path data(Settings settings, String instead) {
        if (settings.database().isPresent()) {
            throw new Settings.Wrong("This is for the embedded Postgres. %s one that --database names; README says how."
                    .formatted(Character.toUpperCase(instead.charAt(0)) + instead.substring(1)));
        }
        return settings.data();
    }
}
