package dev.crossroads.account;

import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The role of instructors: granted and revoked by an operator, or by another instructor of the site. The role goes to
 * an account that was shown before, and never to whoever happens to have an address: an instructor finds it by a code
 * that its owner gave them, an operator is shown whose it is.
 */
public final class Instructors {
    private final AccountTable accounts;
    private final RoleTable roles;
    private final AccountCodeTable codes;
    private final InstantSource clock;

    /** The outcome. */
    public enum Change {
        /** It is so now. */
        DONE,
        /** It was so before. */
        UNCHANGED,
        /** It was the wrong person. */
        DECLINED,
        /** Nobody has an account of that e-mail address. */
        NO_ACCOUNT
    }

    /**
     * Whose account it is, for whoever decides about it.
     *
     * @param since when they signed up
     * @param isVerified whether it is known that the address is theirs
     */
    public record Person(UUID learner, String name, Instant since, boolean isVerified) {
        static Person of(Account account) {
            return new Person(
                    account.learner(),
                    account.name().text(),
                    account.createdAt(),
                    account.verifiedAt().isPresent());
        }
    }

    /** Instructors among the accounts of a database. */
    public Instructors(Pool pool, InstantSource clock) {
        accounts = new AccountTable(pool);
        roles = new RoleTable(pool);
        codes = new AccountCodeTable(pool);
        this.clock = clock;
    }

    /**
     * Makes the owner of an account an instructor, by an operator; on requests from then on. Waits.
     *
     * @param isRight is shown whose account it is
     */
    public Change grant(String email, Predicate<Person> isRight) {
        return decided(email, isRight, learner -> grant(learner, Optional.empty()));
    }

    /** Takes the role from the owner of an account, by an operator; on requests from then on. Waits. */
    public Change revoke(String email, Predicate<Person> isRight) {
        return decided(email, isRight, this::revoke);
    }

    private Change decided(String email, Predicate<Person> isRight, Predicate<UUID> change) {
        Optional<Account> account =
                EmailAddress.of(email).flatMap(known -> accounts.of(known).await());
        if (account.isEmpty()) {
            return Change.NO_ACCOUNT;
        }
        Person person = Person.of(account.get());
        if (!isRight.test(person)) {
            return Change.DECLINED;
        }
        if (!change.test(person.learner())) {
            return Change.UNCHANGED;
        }
        return Change.DONE;
    }

    private boolean grant(UUID learner, Optional<UUID> by) {
        return roles.grant(learner, by, clock.instant()).await();
    }

    /**
     * Makes somebody an instructor who gave their code to one, who may take the role back. The code is used up. Waits.
     *
     * @param by who grants it
     * @return false where they were one already
     */
    boolean grant(Person person, UUID by) {
        boolean isNew = grant(person.learner(), Optional.of(by));
        codes.drop(person.learner()).await();
        return isNew;
    }

    /** Whose code that is; empty where nobody's is, or not any more. Waits. */
    Optional<Person> byCode(String typed) {
        return AccountCode.typed(typed, AccountCodeTable.LENGTH)
                .flatMap(code -> codes.owner(code, clock.instant()).await())
                .flatMap(learner -> accounts.of(learner).await())
                .map(Person::of);
    }

    /**
     * The account that is meant: by its code or, where it is known to be theirs, by its address. Whoever signs up may
     * type any address, so one that nobody has checked finds nobody. Waits.
     */
    Optional<Person> found(String typed) {
        return typed.indexOf('@') < 0
                ? byCode(typed)
                : EmailAddress.of(typed)
                        .flatMap(email -> accounts.of(email).await())
                        .map(Person::of)
                        .filter(Person::isVerified);
    }

    /** Gives somebody a new code for an instructor to find their account by. Waits. */
    void newCode(UUID learner) {
        codes.put(learner, AccountCode.fresh(AccountCodeTable.LENGTH), clock.instant())
                .await();
    }

    /** The code that somebody has now, as people read it out. Waits. */
    Optional<String> code(UUID learner) {
        return codes.of(learner, clock.instant()).await().map(AccountCode::spaced);
    }

    /** Whether somebody was granted the role, also where it waits for a second factor. Waits. */
    boolean isGranted(UUID learner) {
        return roles.isGranted(learner).await();
    }

    /** The people an instructor gave the role to, by name. Waits. */
    List<RoleTable.Made> madeBy(UUID instructor) {
        return roles.grantedBy(instructor).await();
    }

    /** Takes the role from a learner; on requests from then on. False where they had none. Waits. */
    boolean revoke(UUID learner) {
        return roles.revoke(learner).await();
    }
}
