package dev.crossroads.database;

import java.nio.file.Path;

/** Another server works on the data folder; two on one folder would destroy it. */
public final class DataFolderInUseException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    DataFolderInUseException(Path folder, String holder) {
        super("The data folder %s is in use by %s. Stop it first, or choose another folder with --data."
                .formatted(folder, holder));
    }
}
