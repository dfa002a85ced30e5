package dev.crossroads.account;

import dev.crossroads.event.Statement;
import dev.crossroads.web.Texts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Links by which somebody who forgot their password sets a new one: sent to their address where there is mail, made by
 * an operator, or by an instructor for a member, who hands it over. Each is good once and for half an hour; all
 * sessions of the account end with it, and a second factor is asked for as before. Methods wait and are for virtual
 * threads.
 */
public final class PasswordResets {
    /** Long enough to hand it over in class, short enough to be of no use in a mailbox. */
    static final Duration GOOD_FOR = Duration.ofMinutes(30);

    private final Pool pool;
    private final ResetTable table;
    private final AccountTable accounts;
    private final RoleTable roles;
    private final InstantSource clock;

    /** Links to accounts of a database. */
    public PasswordResets(Pool pool, InstantSource clock) {
        this.pool = pool;
        table = new ResetTable(pool);
        accounts = new AccountTable(pool);
        roles = new RoleTable(pool);
        this.clock = clock;
    }

    /** A link by an operator, as a path of this server; empty where nobody has that address. */
    public Optional<String> byOperator(String email) {
        return accounts.ofTyped(email).await().map(account -> {
            Made made = made(account.learner(), Optional.empty());
            pool.withTransaction(made::store).await();
            return made.path();
        });
    }

    /**
     * A link that leads somewhere once it is stored.
     *
     * @param path of this server
     */
    public record Made(String path, List<Statement> statements) {
        /** Stores it in a transaction, in place of one that was handed over before. */
        public Future<Void> store(SqlConnection transaction) {
            return InOneGo.run(transaction, statements);
        }
    }

    /**
     * A link by an instructor, not stored yet; empty where that learner has no account, or is an instructor themselves:
     * whose role is no member's to be had by the way.
     */
    public Optional<Made> byInstructor(UUID learner, UUID instructor) {
        return accounts.of(learner)
                .await()
                .filter(account -> !roles.isGranted(account.learner()).await())
                .map(account -> made(account.learner(), Optional.of(instructor)));
    }

    private Made made(UUID learner, Optional<UUID> by) {
        LinkToken link = LinkToken.next();
        Instant now = clock.instant();
        return new Made("/reset/" + link.text(), ResetTable.set(learner, link.hash(), by, now, now.plus(GOOD_FOR)));
    }

    /** Sends a link to the owner of an address, if there is one and their address can be written to. */
    void byMail(EmailAddress email, AccountMail mail, Texts texts) {
        accounts.of(email)
                .await()
                .filter(account -> AccountMail.reaches(account.email()))
                .ifPresent(account -> {
                    Instant now = clock.instant();
                    LinkToken link = LinkToken.next();
                    List<Statement> statements =
                            new ArrayList<>(ResetTable.mailed(account.learner(), link.hash(), now, now.plus(GOOD_FOR)));
                    statements.add(mail.reset(account, link, texts));
                    InOneGo.run(pool, statements).await();
                    mail.wake();
                });
    }

    /** The account that a link is for; empty where it was used, or is older than half an hour. */
    Optional<Account> of(String token) {
        return table.owner(new LinkToken(token).hash(), clock.instant())
                .await()
                .flatMap(learner -> accounts.of(learner).await());
    }

    /**
     * Uses a link up; false where it leads nowhere any more.
     *
     * @param then in the same transaction
     */
    boolean use(String token, PasswordHash password, List<Statement> then) {
        return table.use(new LinkToken(token).hash(), password, clock.instant(), then)
                .await();
    }
}
