package dev.crossroads.account;

import dev.crossroads.event.Statement;
import dev.crossroads.mail.Letter;
import dev.crossroads.mail.Outbox;
import dev.crossroads.web.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mail that accounts send to their owners. A link stands in a mail to the address that it is about, and nowhere
 * else.
 */
final class AccountMail {
    /** Long enough for mail that is read in the evening. */
    static final Duration CONFIRMED_WITHIN = Duration.ofHours(24);

    private final Outbox outbox;

    AccountMail(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Lets what was put into the outbox go out. */
    void wake() {
        outbox.wake();
    }

    /** Whether mail can go to an address at all. */
    static boolean reaches(EmailAddress email) {
        return Outbox.reaches(email.text());
    }

    /** The link by which the owner sets a new password. */
    Statement reset(Account account, LinkToken link, Texts texts) {
        return letter(
                "password-reset",
                account,
                account.email(),
                texts,
                "account.mail.reset",
                List.of(
                        texts.say("account.mail.reset.what"),
                        texts.say("account.mail.reset.until"),
                        texts.say("account.mail.ignore")),
                Optional.of(new Letter.Action(texts.say("account.mail.reset.do"), "/reset/" + link.text())),
                PasswordResets.GOOD_FOR);
    }

    /** Tells the owner that the password was changed, in case somebody else did it. */
    Statement changed(Account account, Texts texts) {
        return letter(
                "password-changed",
                account,
                account.email(),
                texts,
                "account.mail.changed",
                List.of(texts.say("account.mail.changed.what")),
                Optional.of(new Letter.Action(texts.say("account.mail.changed.do"), "/forgotten")),
                Duration.ofDays(3));
    }

    /** The link by which the owner shows that mail reaches them. */
    Statement check(Account account, LinkToken link, Texts texts) {
        return letter(
                "address-check",
                account,
                account.email(),
                texts,
                "account.mail.check",
                List.of(texts.say("account.mail.check.what"), texts.say("account.mail.check.ignore")),
                Optional.of(confirmation(link, texts)),
                CONFIRMED_WITHIN);
    }

    /** The link by which the owner agrees, at the address they leave. */
    Statement leave(Account account, EmailAddress to, LinkToken link, Texts texts) {
        return letter(
                "address-leave",
                account,
                account.email(),
                texts,
                "account.mail.move",
                List.of(
                        texts.say("account.mail.leave.what", Map.of("email", to.text())),
                        texts.say("account.mail.leave.both"),
                        texts.say("account.mail.leave.ignore")),
                Optional.of(confirmation(link, texts)),
                CONFIRMED_WITHIN);
    }

    /** The link by which the owner shows that mail reaches them at the address they want. */
    Statement enter(Account account, EmailAddress to, LinkToken link, Texts texts) {
        return letter(
                "address-enter",
                account,
                to,
                texts,
                "account.mail.move",
                List.of(texts.say("account.mail.enter.what"), texts.say("account.mail.ignore")),
                Optional.of(confirmation(link, texts)),
                CONFIRMED_WITHIN);
    }

    /** The link by which somebody who signs up gets their account. */
    Statement signUp(EmailAddress to, LinkToken link, Texts texts) {
        return outbox.put(new Letter(
                "sign-up",
                Optional.empty(),
                to.text(),
                texts,
                "account.mail.sign-up",
                List.of(
                        texts.say("account.mail.sign-up.what"),
                        texts.say("account.mail.sign-up.until"),
                        texts.say("account.mail.check.ignore")),
                Optional.of(new Letter.Action(texts.say("account.mail.sign-up.do"), "/sign-up/" + link.text())),
                CONFIRMED_WITHIN));
    }

    /** Tells the owner of an account that somebody signs up with its address. */
    Statement known(Account owner, Texts texts) {
        return letter(
                "sign-up-known",
                owner,
                owner.email(),
                texts,
                "account.mail.known",
                List.of(
                        texts.say("account.mail.known.what"),
                        texts.say("account.mail.known.forgotten"),
                        texts.say("account.mail.ignore")),
                Optional.of(new Letter.Action(texts.say("account.mail.taken.do"), "/sign-in")),
                CONFIRMED_WITHIN);
    }

    /** Tells the owner of an account that somebody wants its address for another one. */
    Statement taken(Account owner, Texts texts) {
        return letter(
                "address-taken",
                owner,
                owner.email(),
                texts,
                "account.mail.taken",
                List.of(texts.say("account.mail.taken.what")),
                Optional.of(new Letter.Action(texts.say("account.mail.taken.do"), "/sign-in")),
                CONFIRMED_WITHIN);
    }

    private static Letter.Action confirmation(LinkToken link, Texts texts) {
        return new Letter.Action(texts.say("account.mail.confirm"), "/confirm/" + link.text());
    }

    private Statement letter(
            String kind,
            Account account,
            EmailAddress to,
            Texts texts,
            String subject,
            List<String> paragraphs,
            Optional<Letter.Action> action,
            Duration useful) {
        return outbox.put(new Letter(
                kind, Optional.of(account.learner()), to.text(), texts, subject, paragraphs, action, useful));
    }
}
