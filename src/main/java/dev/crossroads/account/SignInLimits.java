package dev.crossroads.account;

import dev.crossroads.limit.Limit;
import dev.crossroads.limit.SharedLimits;
import dev.crossroads.limit.Use;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Limits on trying passwords, and on accounts from one place. A try counts before it is made, so that many at once are
 * no way around, and is forgiven when it was right. What has no account is counted like what has one.
 *
 * <p>A browser that signed in to an account before has a count of its own for it (OWASP, "Slow Down Online Guessing
 * Attacks with Device Cookies"): wrong passwords from elsewhere, or from others behind its address, don't lock it out.
 * Methods wait and are for virtual threads.
 */
final class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Below the 100 in a row that NIST SP 800-63B-4 section 3.2.2 allows; sessions that are open are not affected. */
    private static final Limit ACCOUNT = new Limit("sign-in account", 20, WINDOW);

    private static final Limit DEVICE = new Limit("sign-in device", 20, WINDOW);

    /** A school behind one address may well mistype this often. */
    private static final Limit ADDRESS = new Limit("sign-in address", 100, WINDOW);

    /**
     * Of six digits three codes are right at a time: at ten an hour one is found in 14 months with a chance of 1 in 3.
     */
    private static final Limit CODE = new Limit("second factor", 10, HOUR);

    /** New passwords that are weighed: 0.1 s at most each, so that one address has two minutes of an hour. */
    private static final Limit ESTIMATES = new Limit("new passwords", 1_200, HOUR);

    /** A whole school on its first day; at a kilobyte each they fill no disk at this rate. */
    private static final Limit NEW_ACCOUNTS = new Limit("new accounts", 400, HOUR);

    /** A code of 40 bits that shows a name: nobody looks up more colleagues than this. */
    private static final Limit CODES = new Limit("account code", 60, HOUR);

    /** Links for a new password that may be asked for from one place: a class that comes back from its holidays. */
    private static final Limit FORGOTTEN = new Limit("password links address", 100, HOUR);

    /** Links that go to one account: who asks more often has them already. */
    private static final Limit LINKS = new Limit("password links", 5, HOUR);

    /** Mails to an address that somebody signs up with: who asks more often has them already. */
    private static final Limit SIGN_UPS = new Limit("sign-up mails", 5, HOUR);

    /** Mails about addresses that an account may have sent. */
    private static final Limit MAILS = new Limit("address mails", 10, HOUR);

    private final SharedLimits limits;
    private final Devices devices;

    /**
     * The counters of a try.
     *
     * @param owner begins anew when it was right
     * @param place has one less then
     */
    record Try(Use owner, Optional<Use> place) {}

    SignInLimits(SharedLimits limits, Devices devices) {
        this.limits = limits;
        this.devices = devices;
    }

    /**
     * Counts a try of a password.
     *
     * @param email what was typed in the place of an e-mail address
     * @param origin where it comes from
     * @throws Problem 429 where there were too many
     */
    Try begin(String email, Origin origin) {
        Optional<EmailAddress> known = EmailAddress.of(email);
        String key = known.map(EmailAddress::key).orElse("");
        Try begun = known.flatMap(owner -> devices.recognize(origin.devices(), owner))
                .map(device -> new Try(new Use(DEVICE, device + '\0' + key), Optional.empty()))
                .orElseGet(() -> new Try(new Use(ACCOUNT, key), Optional.of(new Use(ADDRESS, origin.address()))));
        count(
                begun.place().map(place -> List.of(begun.owner(), place)).orElse(List.of(begun.owner())),
                "account.problem.tries");
        return begun;
    }

    /**
     * Counts a try of a second factor.
     *
     * @throws Problem 429 where there were too many
     */
    Try beginCode(UUID learner) {
        Use use = new Use(CODE, learner.toString());
        count(List.of(use), "account.problem.tries");
        return new Try(use, Optional.empty());
    }

    /** The counter of a try that names nobody. */
    record Place(Use use) {}

    /**
     * Counts a try of a passkey, whoever's: which account it opens is not known before.
     *
     * @throws Problem 429 where there were too many
     */
    Place beginPasskey(Origin origin) {
        Use place = new Use(ADDRESS, origin.address());
        count(List.of(place), "account.problem.tries");
        return new Place(place);
    }

    /** The passkey was right. */
    void forgive(Place counted) {
        limits.giveBack(counted.use());
    }

    /** The try was right. */
    void forgive(Try counted) {
        limits.forget(counted.owner());
        counted.place().ifPresent(limits::giveBack);
    }

    /**
     * Counts a new password that is to be weighed.
     *
     * @throws Problem 429 where there were too many
     */
    void beginEstimate(Origin origin) {
        count(List.of(new Use(ESTIMATES, origin.address())), "account.problem.many-new");
    }

    /**
     * Counts an account that is to be made.
     *
     * @throws Problem 429 where there were too many
     */
    void beginAccount(Origin origin) {
        count(List.of(new Use(NEW_ACCOUNTS, origin.address())), "account.problem.many-new");
    }

    /**
     * Counts an account that an instructor looks up by its code.
     *
     * @throws Problem 429 where there were too many
     */
    void beginLook(UUID instructor) {
        count(List.of(new Use(CODES, instructor.toString())), "account.problem.tries");
    }

    /**
     * Counts who asks for a link for a new password, whoever's.
     *
     * @throws Problem 429 where there were too many
     */
    void beginForgotten(Origin origin) {
        count(List.of(new Use(FORGOTTEN, origin.address())), "account.problem.tries");
    }

    /** Whether one more link may go to an address; who asked is not told. */
    boolean maySend(EmailAddress email) {
        return limits.count(List.of(new Use(LINKS, email.key()))).isEmpty();
    }

    /** Whether one more mail may go to an address that somebody signs up with; who did is not told. */
    boolean maySendSignUp(EmailAddress email) {
        return limits.count(List.of(new Use(SIGN_UPS, email.key()))).isEmpty();
    }

    /**
     * Counts a mail that somebody has sent about their address.
     *
     * @throws Problem 429 where there were too many
     */
    void beginMail(UUID learner) {
        count(List.of(new Use(MAILS, learner.toString())), "account.problem.tries");
    }

    private void count(List<Use> uses, String key) {
        limits.count(uses).ifPresent(wait -> {
            throw tooMany(wait, key);
        });
    }

    private static Problem tooMany(Duration wait, String key) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return Problem.of(429, "Too many requests", new Message(key, Map.of("count", minutes)))
                .with("retryAfter", Math.max(1, wait.toSeconds()));
    }
}
