package dev.crossroads.account;

import dev.crossroads.event.Statement;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Texts;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Links in mail that say something of addresses: that one is its owner's, and that an account is to have another one.
 * That takes the word of both, but of the old one only where it was ever known to be the owner's: who mistyped it could
 * never give that. Methods wait and are for virtual threads.
 */
final class EmailChanges {
    private final Pool pool;
    private final EmailTable table;
    private final AccountTable accounts;
    private final AccountMail mail;
    private final InstantSource clock;

    EmailChanges(Pool pool, AccountMail mail, InstantSource clock) {
        this.pool = pool;
        this.mail = mail;
        this.clock = clock;
        table = new EmailTable(pool);
        accounts = new AccountTable(pool);
    }

    /** The change of an account that is under way. */
    Optional<EmailTable.Change> underWay(Account account) {
        return table.of(account.learner(), clock.instant()).await();
    }

    /** Sends a link by which the owner shows that their address is theirs. */
    void check(Account account, Texts texts) {
        if (account.verifiedAt().isPresent() || !AccountMail.reaches(account.email())) {
            return;
        }
        Instant now = clock.instant();
        LinkToken link = LinkToken.next();
        send(List.of(
                EmailTable.check(account, link.hash(), now, now.plus(AccountMail.CONFIRMED_WITHIN)),
                mail.check(account, link, texts)));
    }

    /**
     * Begins a change. Whether the address has an account is said to nobody but its owner: the change waits for a link
     * that is never sent then.
     */
    void begin(Account account, EmailAddress to, Texts texts) {
        Instant now = clock.instant();
        LinkToken fresh = LinkToken.next();
        Optional<LinkToken> old = account.verifiedAt().map(_ -> LinkToken.next());
        Optional<Account> owner = accounts.of(to).await();
        List<Statement> statements = new ArrayList<>();
        statements.add(EmailTable.change(
                account.learner(),
                to,
                old.map(LinkToken::hash),
                fresh.hash(),
                now,
                now.plus(AccountMail.CONFIRMED_WITHIN)));
        old.ifPresent(link -> statements.add(mail.leave(account, to, link, texts)));
        statements.add(
                owner.map(known -> mail.taken(known, texts)).orElseGet(() -> mail.enter(account, to, fresh, texts)));
        send(statements);
    }

    private void send(List<Statement> statements) {
        InOneGo.run(pool, statements).await();
        mail.wake();
    }

    /**
     * The purpose of a link.
     *
     * @param change empty where it is about an address that an account has
     */
    record Question(EmailAddress email, Optional<EmailTable.Change> change) {}

    /** The question a link asks; empty where the link no longer holds. */
    Optional<Question> of(LinkToken link) {
        Instant now = clock.instant();
        return table.changeOf(link.hash(), now)
                .await()
                .map(change -> new Question(change.to(), Optional.of(change)))
                .or(() -> table.checkOf(link.hash(), now)
                        .await()
                        .flatMap(learner -> accounts.of(learner).await())
                        .map(account -> new Question(account.email(), Optional.empty())));
    }

    /**
     * The outcome of following a link.
     *
     * @param change that goes on waiting for the other address
     */
    record Answer(EmailAddress email, Optional<EmailTable.Change> change) {
        boolean isDone() {
            return change.isEmpty();
        }
    }

    /** Uses a link up; empty where it leads nowhere any more. */
    Optional<Answer> agree(LinkToken link) {
        Instant now = clock.instant();
        Question question = of(link).orElse(null);
        if (question == null) {
            return Optional.empty();
        }
        if (question.change().isEmpty()) {
            return table.checked(link.hash(), now).await()
                    ? Optional.of(new Answer(question.email(), Optional.empty()))
                    : Optional.empty();
        }
        return table.agreed(link.hash(), now)
                .recover(failure -> {
                    throw AccountTable.isTaken(failure)
                            ? Problem.conflict(new Message("account.flaw.email-taken"))
                            : new IllegalStateException("The change of an address failed", failure);
                })
                .await()
                .map(change -> new Answer(change.to(), Optional.of(change).filter(one -> one.old() || one.fresh())));
    }
}
