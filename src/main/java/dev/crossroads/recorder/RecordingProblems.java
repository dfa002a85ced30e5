package dev.crossroads.recorder;

import dev.crossroads.event.Outcome.Refusal;
import dev.crossroads.event.RecorderException;
import dev.crossroads.event.RefusedException;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.ProblemTranslator;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people why what they did was refused, that the database is away, or that more comes in than can be recorded:
 * the latter two are 503, and worth another try.
 */
final class RecordingProblems implements ProblemTranslator {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingProblems.class);

    private static final Pattern CONNECTION =
            Pattern.compile("(?i)connection|response from the server|pool|closed|given up|can be recorded");

    @Override
    public Optional<Problem> translate(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> Optional.of(ofRefusal(refused.refusal()));
            case RecorderException recording -> Optional.of(ofRecorder(recording.why()));
            case ConnectionPoolTooBusyException full -> Optional.of(tooBusy(full));
            case PgException error when isAway(error) -> Optional.of(away(failure));
            case ClosedConnectionException _, HttpClosedException _ -> Optional.of(away(failure));
            case VertxException lost when isOfTheConnection(lost) -> Optional.of(away(failure));
            case IOException _, TimeoutException _ -> Optional.of(away(failure));
            default -> Optional.empty();
        };
    }

    /**
     * The client has no class of its own for most of them. Others are faults of ours, such as a value that a statement
     * can't take, and what the database says of a statement is a {@link PgException} above.
     */
    private static boolean isOfTheConnection(VertxException failure) {
        return failure.getClass() == VertxException.class
                && failure.getMessage() != null
                && CONNECTION.matcher(failure.getMessage()).find();
    }

    private static Problem ofRefusal(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNKNOWN -> Problem.notFound(new Message(refusal.detail()));
            case CONFLICT, LATE -> Problem.conflict(new Message(refusal.detail()));
            case INVALID -> Problem.badRequest(refusal.detail());
        };
    }

    private static Problem ofRecorder(RecorderException.Cause cause) {
        return switch (cause) {
            case OVERLOADED -> Problem.unavailable(new Message("progress.problem.overloaded"));
            case UNAVAILABLE -> Problem.unavailable(new Message("progress.problem.not-recorded"));
        };
    }

    /** It answers all the time, only more is asked than it has answered. */
    private static Problem tooBusy(ConnectionPoolTooBusyException full) {
        LOG.warn("Someone was told that too much is asked of the database: {}", full.getMessage());
        return Problem.unavailable(new Message("progress.problem.busy"));
    }

    /** A line for each, as the kinds of failure that mean an outage could also be a fault of ours. */
    private static Problem away(Throwable failure) {
        LOG.warn("Someone was told that the database does not answer: {}", failure.toString());
        return Problem.unavailable(new Message("progress.problem.away"));
    }

    /**
     * SQLSTATE classes 08 (connection), 53 (out of resources) and 57 (operator intervention, such as a shutdown):
     * PostgreSQL manual, appendix A.
     */
    private static boolean isAway(PgException error) {
        String state = error.getSqlState();
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }
}
