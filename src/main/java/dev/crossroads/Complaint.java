package dev.crossroads;

import dev.crossroads.database.DatabaseException;
import java.net.BindException;
import java.net.UnknownHostException;
import org.slf4j.LoggerFactory;

/** Tells an operator why a command failed: in a sentence where it is theirs to mend, with the log's help elsewhere. */
final class Complaint {
    private Complaint() {}

    static String about(Throwable failure) {
        return switch (failure) {
            case Settings.Wrong wrong -> wrong.getMessage();
            case BrokenCourseException broken -> broken.getMessage();
            case DatabaseException away -> away.getMessage();
            case BindException taken ->
                ("The address can't be had (%s). Stop what uses the port, or choose another with --port; --host must be"
                                + " an address of this machine.")
                        .formatted(taken.getMessage());
            case UnknownHostException unknown ->
                "A host can't be found (%s). See --host; it must be a name or an address of this machine."
                        .formatted(unknown.getMessage());
            case Throwable unexpected -> unexpected(unexpected);
        };
    }

    private static String unexpected(Throwable failure) {
        LoggerFactory.getLogger(Main.class).error("The command failed", failure);
        return "Failed unexpectedly: %s. The cause is in the log above.".formatted(failure);
    }
}
