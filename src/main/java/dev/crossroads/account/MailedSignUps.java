package dev.crossroads.account;

import dev.crossroads.account.Accounts.Registration;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing up where mail is sent: whether an address has an account is said to nobody but its owner, in a mail. The
 * answer is the same, and so is the work before it. An account is made once somebody has the link in the mail and knows
 * the password that was chosen with it; so nobody's password gets into an account of whoever just follows a link.
 * Methods wait and are for virtual threads.
 */
final class MailedSignUps {
    private static final Logger LOG = LoggerFactory.getLogger(MailedSignUps.class);

    private final Pool pool;
    private final SignUpTable table;
    private final AccountTable known;
    private final Accounts accounts;
    private final AccountMail mail;
    private final SignInLimits limits;
    private final InstantSource clock;

    MailedSignUps(Pool pool, Accounts accounts, AccountMail mail, SignInLimits limits, InstantSource clock) {
        this.pool = pool;
        this.accounts = accounts;
        this.mail = mail;
        this.limits = limits;
        this.clock = clock;
        table = new SignUpTable(pool);
        known = new AccountTable(pool);
    }

    /**
     * Writes to the owner of an address how to go on.
     *
     * @param next the page to go to then; empty for the usual one
     * @return what was asked for
     * @throws Flawed for what has to be typed again, which says nothing of other accounts
     */
    SignUpTable.Asked begin(Registration typed, String next, Origin origin, Texts texts) {
        SignUpTable.Asked asked = accounts.asked(typed, next, origin);
        if (!AccountMail.reaches(asked.email())) {
            throw new Flawed(Flaw.EMAIL_UNREACHABLE);
        }
        // Off this request: what takes time for those alone who have an account would tell who has one.
        Thread.ofVirtual().name("sign-up").start(() -> write(asked, texts));
        return asked;
    }

    private void write(SignUpTable.Asked asked, Texts texts) {
        try {
            if (limits.maySendSignUp(asked.email())) {
                InOneGo.run(pool, statements(asked, texts)).await();
                mail.wake();
            }
        } catch (RuntimeException failed) {
            LOG.warn("A mail to somebody who signs up could not be sent", failed);
        }
    }

    private List<Statement> statements(SignUpTable.Asked asked, Texts texts) {
        Optional<Account> owner = known.of(asked.email()).await();
        if (owner.isPresent()) {
            return List.of(mail.known(owner.get(), texts));
        }
        Instant now = clock.instant();
        LinkToken link = LinkToken.next();
        List<Statement> statements =
                new ArrayList<>(SignUpTable.put(link.hash(), asked, now, now.plus(AccountMail.CONFIRMED_WITHIN)));
        statements.add(mail.signUp(asked.email(), link, texts));
        return statements;
    }

    /** What a link is of; a problem 404 where it leads nowhere any more. */
    SignUpTable.Asked of(LinkToken link) {
        return table.of(link.hash(), clock.instant())
                .await()
                .orElseThrow(() -> Problem.notFound(new Message("account.sign-up.none"))
                        .leadingTo("/sign-up", new Message("account.sign-up.do")));
    }

    /**
     * Makes the account.
     *
     * @param password that was chosen with it
     * @throws Flawed where it is another one, or the address has got an account meanwhile
     */
    Account finish(SignUpTable.Asked asked, String password, Origin origin) {
        Account account = accounts.finish(asked, password, origin);
        table.drop(asked.email()).await();
        return account;
    }
}
