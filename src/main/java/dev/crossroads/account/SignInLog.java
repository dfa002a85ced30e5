package dev.crossroads.account;

import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Tells the log who signed in and who tried to: by the learner's id where there is one, and by a keyed hash of the
 * address that was typed, which is the same for the same address and says nothing else.
 */
final class SignInLog {
    /** 72 bits: enough to tell addresses apart. */
    private static final int BYTES = 9;

    private static final int TOO_MANY_REQUESTS = 429;

    private final KeyedHash hashes;

    SignInLog(byte[] key) {
        hashes = new KeyedHash(key, "crossroads log 1");
    }

    /**
     * Lets somebody try, and tells what became of it.
     *
     * @param way what they try, such as {@code sign-in}
     * @param typed in the place of an e-mail address
     */
    Account witness(RoutingContext context, String way, String typed, Supplier<Account> step) {
        try {
            Account account = step.get();
            line(context, typed).with("learner", account.learner()).note(way + "-done");
            return account;
        } catch (Flawed flawed) {
            AuditLog line = line(context, typed).with("why", flawed.flaws().getFirst());
            flawed.about().ifPresent(learner -> line.with("learner", learner));
            line.note(way + "-refused");
            throw flawed;
        } catch (Problem problem) {
            if (problem.status() == TOO_MANY_REQUESTS) {
                line(context, typed).noteSeldom(way + "-throttled");
            }
            throw problem;
        }
    }

    private AuditLog line(RoutingContext context, String typed) {
        String key = EmailAddress.of(typed).map(EmailAddress::key).orElse("");
        return AuditLog.of(context).with("typed", hashes.of(key, BYTES));
    }
}
