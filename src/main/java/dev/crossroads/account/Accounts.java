package dev.crossroads.account;

import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.TimeOrderedIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing up, signing in and changing an account. Methods wait and are for virtual threads; they throw {@link Flawed}
 * for what somebody has to type again.
 *
 * <p>Signing in says nothing of which e-mail addresses have an account: the same answer after the same work. Where mail
 * is sent, signing up says nothing of it either ({@link MailedSignUps}). Where none is, it can't be kept secret, as
 * there is no mail to say the truth in: who takes an address that is taken is told so. That counts as a failed try to
 * sign in, for the address and for the account, so it is no way to look through many.
 */
final class Accounts {
    private final AccountTable table;
    private final IdentityTable identities;
    private final SecondFactors factors;
    private final PasswordHasher hasher;
    private final BoundedTurns estimates;
    private final SignInLimits limits;
    private final InstantSource clock;

    /** The fields of signing up. */
    record Registration(String email, String name, String password) {}

    Accounts(
            AccountTable table,
            IdentityTable identities,
            SecondFactors factors,
            PasswordHasher hasher,
            BoundedTurns estimates,
            SignInLimits limits,
            InstantSource clock) {
        this.table = table;
        this.identities = identities;
        this.factors = factors;
        this.hasher = hasher;
        this.estimates = estimates;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Makes an account, under a learner's id of its own: a guest's id was in a cookie that others may have copied, or
     * made the browser take. Who has one already, and types its password, is simply signed in.
     *
     * @param origin where it comes from
     */
    Account signUp(Registration typed, Origin origin) {
        Sound sound = sound(typed, origin);
        SignInLimits.Try counted = limits.begin(typed.email(), origin);
        Account account = table.of(sound.email())
                .await()
                .map(known -> known(known, typed.password()))
                .orElseGet(() -> add(sound.email(), sound.name(), typed.password(), origin));
        limits.forgive(counted);
        return account;
    }

    /**
     * What signing up asks for, where a mail makes the account: counted and hashed, and nobody has looked whether there
     * is one.
     *
     * @param next the page to go to then; empty for the usual one
     */
    SignUpTable.Asked asked(Registration typed, String next, Origin origin) {
        Sound sound = sound(typed, origin);
        limits.beginAccount(origin);
        return new SignUpTable.Asked(sound.email(), sound.name(), hasher.hash(typed.password()), next);
    }

    /** Makes an account of what was asked for, by whoever knows its password: its address is known to be theirs. */
    Account finish(SignUpTable.Asked asked, String password, Origin origin) {
        SignInLimits.Try counted = limits.begin(asked.email().text(), origin);
        if (!hasher.matches(asked.password(), password)) {
            throw new Flawed(Flaw.SIGN_UP_OTHER);
        }
        Instant now = clock.instant();
        Account account = new Account(
                TimeOrderedIds.next(),
                asked.email(),
                asked.name(),
                Optional.of(asked.password()),
                now,
                Optional.of(now));
        if (!table.add(account).await()) {
            throw new Flawed(Flaw.EMAIL_TAKEN);
        }
        limits.forgive(counted);
        return account;
    }

    private record Sound(EmailAddress email, Label name) {}

    /** The fields of signing up, as far as they are sound; counts the password that is weighed. */
    private Sound sound(Registration typed, Origin origin) {
        Optional<EmailAddress> email = EmailAddress.of(typed.email());
        Optional<Label> name = Label.of(typed.name());
        List<Flaw> flaws = new ArrayList<>();
        if (email.isEmpty()) {
            flaws.add(Flaw.EMAIL_FORM);
        }
        if (name.isEmpty()) {
            flaws.add(Flaw.NAME_FORM);
        }
        objection(typed.password(), email, name).ifPresent(flaws::add);
        if (!flaws.isEmpty()) {
            throw new Flawed(flaws);
        }
        requireUncommon(typed.password(), email.orElseThrow(), name.orElseThrow(), origin);
        return new Sound(email.orElseThrow(), name.orElseThrow());
    }

    /**
     * Makes an account without a password, for whom a provider vouches; empty where the address has an account already.
     *
     * @param email verified by the provider
     * @param name as the provider has it; else the part of the address in front of the at sign
     * @param origin where it comes from
     */
    Optional<Account> arrive(String email, Optional<String> name, Origin origin) {
        EmailAddress address = EmailAddress.of(email).orElseThrow(() -> new Flawed(Flaw.EMAIL_FORM));
        Label label =
                name.flatMap(Label::of).or(() -> Label.of(address.box())).orElseThrow(() -> new Flawed(Flaw.NAME_FORM));
        limits.beginAccount(origin);
        Instant now = clock.instant();
        Account account = new Account(TimeOrderedIds.next(), address, label, Optional.empty(), now, Optional.of(now));
        if (!table.add(account).await()) {
            return Optional.empty();
        }
        return Optional.of(account);
    }

    private Account known(Account known, String password) {
        if (!isPassword(Optional.of(known), password)) {
            throw new Flawed(List.of(Flaw.EMAIL_TAKEN), Optional.of(known.learner()));
        }
        return known;
    }

    private Account add(EmailAddress email, Label name, String password, Origin origin) {
        limits.beginAccount(origin);
        Account account = new Account(
                TimeOrderedIds.next(),
                email,
                name,
                Optional.of(hasher.hash(password)),
                clock.instant(),
                Optional.empty());
        if (!table.add(account).await()) {
            throw new Flawed(Flaw.EMAIL_TAKEN);
        }
        return account;
    }

    /** The account that this e-mail address and password open. */
    Account signIn(String email, String password, Origin origin) {
        SignInLimits.Try counted = limits.begin(email, origin);
        Optional<Account> account =
                storable(email).flatMap(typed -> table.ofTyped(typed).await());
        if (!isPassword(account, password)) {
            throw new Flawed(List.of(Flaw.SIGN_IN), account.map(Account::learner));
        }
        limits.forgive(counted);
        renewHash(account.orElseThrow(), password);
        return account.orElseThrow();
    }

    /** Nothing that is longer than an address is looked for. */
    private static Optional<String> storable(String email) {
        return Optional.of(email).filter(typed -> typed.length() <= 2 * EmailAddress.LONGEST);
    }

    /** As much work where there is no account, or none with a password. */
    private boolean isPassword(Optional<Account> account, String password) {
        Optional<PasswordHash> hash = account.flatMap(Account::password);
        if (hash.isEmpty()) {
            hasher.matchNobody(password);
            return false;
        }
        return hasher.matches(hash.get(), password);
    }

    private void renewHash(Account account, String password) {
        if (account.password().filter(hasher::isOutdated).isPresent()) {
            table.setPassword(account.learner(), hasher.hash(password)).await();
        }
    }

    /** The account of somebody who is signed in; empty where it was deleted a moment ago. */
    Optional<Account> of(UUID learner) {
        return table.of(learner).await();
    }

    /** Changes what somebody is called. */
    void rename(UUID learner, String typed) {
        table.rename(learner, Label.of(typed).orElseThrow(() -> new Flawed(Flaw.NAME_FORM)))
                .await();
    }

    /**
     * Gives an account another address. As in signing up, who takes one that is taken is told so, and that counts as a
     * failed try to sign in. Its owner is known to be there.
     *
     * @return the account as it is now
     */
    Account changeEmail(Account account, EmailAddress email, Origin origin) {
        SignInLimits.Try counted = limits.begin(email.text(), origin);
        if (!table.setEmail(account.learner(), email).await()) {
            throw new Flawed(List.of(Flaw.EMAIL_TAKEN), Optional.of(account.learner()));
        }
        limits.forgive(counted);
        return of(account.learner()).orElseThrow(() -> Problem.notFound(new Message("account.problem.gone")));
    }

    /** Changes a password, or gives an account its first one; the one that it has is asked for. */
    void changePassword(Account account, Session session, String current, String password, Origin origin) {
        confirm(account, session, current, origin);
        objection(password, Optional.of(account.email()), Optional.of(account.name()))
                .ifPresent(flaw -> {
                    throw new Flawed(flaw);
                });
        requireUncommon(password, account.email(), account.name(), origin);
        table.setPassword(account.learner(), hasher.hash(password)).await();
    }

    /** A new password of an account whose owner has shown by a link that they are there, judged as every other. */
    PasswordHash newPassword(Account account, String password, Origin origin) {
        objection(password, Optional.of(account.email()), Optional.of(account.name()))
                .ifPresent(flaw -> {
                    throw new Flawed(flaw);
                });
        requireUncommon(password, account.email(), account.name(), origin);
        return hasher.hash(password);
    }

    /** Makes sure that somebody has the second factor of an account whose password was right. */
    Account second(Account account, String code) {
        SignInLimits.Try counted = limits.beginCode(account.learner());
        if (!factors.take(account.learner(), code)) {
            throw new Flawed(List.of(Flaw.CODE_WRONG), Optional.of(account.learner()));
        }
        limits.forgive(counted);
        return account;
    }

    /** Lets an account ask for a second factor from now on, once a code shows that its owner has it. */
    List<String> confirmSecond(Account account, String code) {
        SignInLimits.Try counted = limits.beginCode(account.learner());
        List<String> codes = factors.confirm(account.learner(), code).orElseThrow(() -> new Flawed(Flaw.CODE_WRONG));
        limits.forgive(counted);
        return codes;
    }

    /** Whether an account asks for a second factor. */
    boolean asksMore(Account account) {
        return factors.isAsked(account.learner());
    }

    /** Lets an identity open an account no more. */
    void unlink(Account account, String identity) {
        try {
            identities.unlink(account.learner(), UUID.fromString(identity)).await();
        } catch (IllegalArgumentException nobodys) {
            // There is none of that name, so it opens nothing.
        }
    }

    /**
     * Makes sure that it is the owner who is there: by their password, or where the account has none by what the
     * session says of a visit to the provider a moment ago.
     */
    void confirm(Account account, Session session, String password, Origin origin) {
        if (account.password().isEmpty()) {
            if (!session.isConfirmed(clock.instant())) {
                throw new Flawed(Flaw.NOT_CONFIRMED);
            }
            return;
        }
        SignInLimits.Try counted = limits.begin(account.email().text(), origin);
        if (!isPassword(Optional.of(account), password)) {
            throw new Flawed(List.of(Flaw.PASSWORD_WRONG), Optional.of(account.learner()));
        }
        limits.forgive(counted);
    }

    /** Judged against what is known so far: a name that is itself flawed says nothing about the password. */
    private static Optional<Flaw> objection(String password, Optional<EmailAddress> email, Optional<Label> name) {
        EmailAddress knownEmail = email.orElseGet(() -> new EmailAddress("@"));
        Label knownName = name.orElseGet(() -> new Label(""));
        return PasswordRules.objection(password, knownEmail, knownName).map(Flaw::of);
    }

    /** Weighed last, and counted before: it is what costs most. */
    private void requireUncommon(String password, EmailAddress email, Label name, Origin origin) {
        limits.beginEstimate(origin);
        if (estimates.run(() -> PasswordRules.isCommon(password, email, name))) {
            throw new Flawed(Flaw.PASSWORD_COMMON);
        }
    }
}
