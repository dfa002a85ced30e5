package dev.crossroads.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.crossroads.pure.Pure;
import dev.crossroads.web.Label;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords are taken, by NIST SP 800-63B-4 section 3.1.1.2: a length, and nothing that is on everybody's list.
 * No rules on which characters must be in it, no change after a time.
 */
@Pure
final class PasswordRules {
    /** Characters at least, where the password alone opens the account (NIST SP 800-63B-4 section 3.1.1.2). */
    static final int SHORTEST = 15;

    /** Characters at most: NIST asks for 64 or more, and hashing must have an end. */
    static final int LONGEST = 256;

    /**
     * Characters that are estimated together: the work of an estimate rises with the square of the length, and once
     * more with the ways in which signs stand for letters. For 64 of those it took 2.1 s, for 24 at most 0.1 s.
     */
    private static final int ESTIMATED = 24;

    /** Stretches that are looked at: what is weak for so long is taken for weak. */
    private static final int STRETCHES = 3;

    /**
     * Guesses that an unthrottled attacker has on a server, 10^8 (Wheeler, "zxcvbn: low-budget password strength
     * estimation", USENIX Security 2016, section 2.2): what falls within them is common words, names, dates, repeats or
     * runs of keys, whatever its length.
     */
    private static final double TOO_FEW_GUESSES = 1e8;

    private static final String SITE = "crossroads";

    /** Reads its dictionaries, 30,000 common passwords among them, at first use; it is safe for many threads. */
    private static final class Estimator {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** Why a password is not taken. */
    enum Objection {
        SHORT,
        LONG,
        UNREADABLE,
        COMMON,
        PERSONAL
    }

    private PasswordRules() {}

    /** A password in the one form of its characters that is hashed: on keyboards it has several. */
    static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** The flaw of a new password; empty where it may be used unless it {@link #isCommon}. Costs next to nothing. */
    static Optional<Objection> objection(String typed, EmailAddress email, Label name) {
        String password = normalized(typed);
        int length = password.codePointCount(0, password.length());
        if (length > LONGEST) {
            return Optional.of(Objection.LONG);
        }
        if (password.codePoints().anyMatch(PasswordRules::isUnreadable)) {
            return Optional.of(Objection.UNREADABLE);
        }
        if (length < SHORTEST) {
            return Optional.of(Objection.SHORT);
        }
        return isPersonal(password, email, name) ? Optional.of(Objection.PERSONAL) : Optional.empty();
    }

    /** Controls can't be typed again; half a surrogate pair is no character. */
    private static boolean isUnreadable(int character) {
        return Character.getType(character) == Character.CONTROL || Character.getType(character) == Character.SURROGATE;
    }

    /** Whether little is left of it without what is known of its owner: the address, the name, this site. */
    private static boolean isPersonal(String password, EmailAddress email, Label name) {
        String whole = folded(password);
        String rest = whole;
        for (String known : known(email, name).toList()) {
            rest = rest.replace(known, "");
        }
        long letters = rest.codePoints().filter(Character::isLetter).count();
        return !rest.equals(whole) && letters < SHORTEST / 3;
    }

    /**
     * Whether a password is easily guessed: every stretch of it is, as a whole is no easier than its hardest part.
     * Costs up to 0.1 s of a core, whatever somebody sends.
     */
    static boolean isCommon(String typed, EmailAddress email, Label name) {
        int[] characters = normalized(typed).codePoints().toArray();
        List<String> known = known(email, name).toList();
        for (int begin = 0; begin < Math.min(characters.length, STRETCHES * ESTIMATED); begin += ESTIMATED) {
            String stretch = new String(characters, begin, Math.min(ESTIMATED, characters.length - begin));
            if (Estimator.ZXCVBN.measure(stretch, known).getGuesses() >= TOO_FEW_GUESSES) {
                return false;
            }
        }
        return true;
    }

    private static Stream<String> known(EmailAddress email, Label name) {
        Stream<String> parts = Stream.of(email.text(), name.text(), SITE)
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[\\s@._+-]+"))));
        // The longest first, or a part would break up the whole; what is two letters long is in every word.
        return parts.map(PasswordRules::folded)
                .filter(part -> part.length() > 2)
                .distinct()
                .sorted((a, b) -> b.length() - a.length());
    }

    private static String folded(String text) {
        return normalized(text).toLowerCase(Locale.ROOT);
    }
}
