package dev.crossroads.account;

import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may see learners' progress: granted and revoked by e-mail address, by an operator or by another instructor of the
 * site.
 */
public final class Instructors {
    private final AccountTable accounts;
    private final RoleTable roles;
    private final InstantSource clock;

    /** What became of it. */
    public enum Change {
        /** It is so now. */
        DONE,
        /** It was so before. */
        UNCHANGED,
        /** Nobody has an account of that e-mail address. */
        NO_ACCOUNT
    }

    /** Instructors among the accounts of a database. */
    public Instructors(Pool pool, InstantSource clock) {
        accounts = new AccountTable(pool);
        roles = new RoleTable(pool);
        this.clock = clock;
    }

    /** Makes the owner of an account an instructor; on requests from then on. Waits. */
    public Change grant(String email) {
        return accountOf(email)
                .map(account -> roles.grant(account.learner(), Optional.empty(), clock.instant())
                        .await())
                .map(Instructors::change)
                .orElse(Change.NO_ACCOUNT);
    }

    /**
     * The same, by another instructor of the site, who may take it back. Waits.
     *
     * @param by who grants it
     */
    Change grant(String email, UUID by) {
        return accountOf(email)
                .map(account -> roles.grant(account.learner(), Optional.of(by), clock.instant())
                        .await())
                .map(Instructors::change)
                .orElse(Change.NO_ACCOUNT);
    }

    /** Whom an instructor made one, by name. Waits. */
    List<RoleTable.Made> madeBy(UUID instructor) {
        return roles.grantedBy(instructor).await();
    }

    /** Takes the role from a learner; on requests from then on. Waits. */
    void revoke(UUID learner) {
        roles.revoke(learner).await();
    }

    /** Takes the role from the owner of an account; on requests from then on. Waits. */
    public Change revoke(String email) {
        return accountOf(email)
                .map(account -> roles.revoke(account.learner()).await())
                .map(Instructors::change)
                .orElse(Change.NO_ACCOUNT);
    }

    private Optional<Account> accountOf(String email) {
        return EmailAddress.of(email).flatMap(known -> accounts.of(known).await());
    }

    private static Change change(boolean isChanged) {
        return isChanged ? Change.DONE : Change.UNCHANGED;
    }
}
