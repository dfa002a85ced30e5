package dev.crossroads.account;

import dev.crossroads.hash.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A second factor beside the password, where the owner wants one: a code of an app ({@link Totp}) that is taken once,
 * or one of ten recovery codes. Methods wait and are for virtual threads.
 */
public final class SecondFactors {
    private static final int RECOVERY_CODES = 10;

    /** 120 bits: from 112 on a fast hash of it is enough (OWASP ASVS 5.0.0, 6.5.2). */
    private static final int RECOVERY_LENGTH = 24;

    private final SecondFactorTable table;
    private final AccountTable accounts;
    private final InstantSource clock;

    /** Second factors of the accounts of a database. */
    public SecondFactors(Pool pool, InstantSource clock) {
        table = new SecondFactorTable(pool);
        accounts = new AccountTable(pool);
        this.clock = clock;
    }

    /** Whether an account asks for a second factor. */
    boolean isAsked(UUID learner) {
        return table.of(learner)
                .await()
                .filter(SecondFactorTable.App::isConfirmed)
                .isPresent();
    }

    /** The number of recovery codes an account has left. */
    int codesLeft(UUID learner) {
        return table.codesLeft(learner).await();
    }

    /** The key that is to be confirmed; a new one where there is none. Empty where one is confirmed. */
    Optional<byte[]> begun(UUID learner) {
        return table.of(learner).await().filter(app -> !app.isConfirmed()).map(SecondFactorTable.App::key);
    }

    /** Begins anew with a key that is to be confirmed. */
    void begin(UUID learner) {
        table.begin(learner, Totp.newKey(), clock.instant()).await();
    }

    /**
     * Confirms a key by a code of it, and gives the recovery codes, which nobody sees again; empty where it is wrong.
     */
    Optional<List<String>> confirm(UUID learner, String code) {
        Optional<SecondFactorTable.App> app = table.of(learner).await().filter(known -> !known.isConfirmed());
        if (app.isEmpty() || !isCode(learner, app.get(), code)) {
            return Optional.empty();
        }
        table.confirm(learner, clock.instant()).await();
        return Optional.of(newCodes(learner));
    }

    /** Recovery codes in the place of those that there were; nobody sees them again. */
    List<String> newCodes(UUID learner) {
        List<AccountCode> codes = Stream.generate(() -> AccountCode.fresh(RECOVERY_LENGTH))
                .limit(RECOVERY_CODES)
                .toList();
        table.setCodes(learner, codes.stream().map(SecondFactors::hash).toList())
                .await();
        return codes.stream().map(AccountCode::spaced).toList();
    }

    /** Whether that is the second factor of an account; a code that was right is used up. */
    boolean take(UUID learner, String typed) {
        Optional<SecondFactorTable.App> app = table.of(learner).await().filter(SecondFactorTable.App::isConfirmed);
        if (app.isPresent() && isCode(learner, app.get(), typed)) {
            return true;
        }
        return AccountCode.typed(typed, RECOVERY_LENGTH)
                .filter(code -> table.use(learner, hash(code)).await())
                .isPresent();
    }

    private boolean isCode(UUID learner, SecondFactorTable.App app, String typed) {
        OptionalLong step = Totp.stepOf(app.key(), typed, clock.instant());
        return step.isPresent() && table.take(learner, step.getAsLong()).await();
    }

    /** Asks for no second factor any more. */
    void remove(UUID learner) {
        table.remove(learner).await();
    }

    /**
     * The same by an operator, for who has lost both the app and the recovery codes.
     *
     * @return empty where nobody has that address, false where none was asked for
     */
    public Optional<Boolean> remove(String email) {
        return EmailAddress.of(email)
                .flatMap(known -> accounts.of(known).await())
                .map(account -> table.remove(account.learner()).await());
    }

    private static Buffer hash(AccountCode code) {
        return Buffer.buffer(Sha256.of(code.text()));
    }
}
