package dev.crossroads;

import dev.crossroads.database.DatabaseException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/** Tells an operator why a command failed: in a sentence where it is theirs to mend, with the log's help elsewhere. */
final class Complaint {
    private Complaint() {}

    static String about(Throwable failure) {
        return switch (failure) {
            case Settings.Wrong wrong -> wrong.getMessage();
            case BrokenCourseException broken -> broken.getMessage();
            case DatabaseException away -> away.getMessage();
            case Serving.Stopped stopped -> stopped.getMessage();
            case PgException failed -> interrupted(failed, failed.getErrorMessage());
            case VertxException lost -> interrupted(lost, lost.getMessage());
            case TimeoutException lost -> interrupted(lost, "no answer");
            case BindException denied
            when denied.getMessage().contains("ermission denied") ->
                ("The port needs a privilege that this account does not have (%s). Choose one from 1024 on with --port,"
                                + " and lead there by a proxy; or give it the privilege: with systemd by"
                                + " AmbientCapabilities=CAP_NET_BIND_SERVICE and the same in CapabilityBoundingSet, in a"
                                + " container by adding NET_BIND_SERVICE.")
                        .formatted(denied.getMessage());
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

    /** A command whose database was there at first: what it had begun is undone, or goes on the next time. */
    private static String interrupted(Throwable failure, String why) {
        LoggerFactory.getLogger(Complaint.class).error("The command failed", failure);
        return ("The database was there, and then failed (%s). See its log and the one above, and try again; nothing is"
                        + " half done.")
                .formatted(why);
    }

    private static String unexpected(Throwable failure) {
        LoggerFactory.getLogger(Complaint.class).error("The command failed", failure);
        return "Failed unexpectedly: %s. The cause is in the log above.".formatted(failure);
    }
}
