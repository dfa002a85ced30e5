package dev.crossroads.account;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code of Douglas Crockford's base 32, which has no letter that looks like a digit: 5 bits each.
 *
 * @param text without the hyphens that people see
 */
record AccountCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]+");
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A code that nobody knows yet. */
    static AccountCode fresh(int length) {
        StringBuilder text = new StringBuilder(length);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return new AccountCode(text.toString());
    }

    /**
     * The code that somebody typed: small letters, spaces and hyphens do not matter, nor what is easily mistaken (O for
     * 0, I and L for 1). Empty where no code of that length looks like that.
     */
    static Optional<AccountCode> typed(String typed, int length) {
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return text.length() == length && FORM.matcher(text).matches()
                ? Optional.of(new AccountCode(text))
                : Optional.empty();
    }

    /** As people read it out, in groups of four. */
    String spaced() {
        return String.join("-", text.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "a code";
    }
}
