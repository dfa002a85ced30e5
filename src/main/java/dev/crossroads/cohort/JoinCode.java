package dev.crossroads.cohort;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code to join a cohort: eight characters of Douglas Crockford's base 32, which has no letter that looks like a
 * digit, 5 bits each. With forty bits and {@link JoinLimits}, who guesses from one address for a year finds one of a
 * thousand cohorts with a chance of 1 in 500, and has seen its title then.
 *
 * @param text eight characters, without the hyphen that people see
 */
public record JoinCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A code that nobody knows yet. */
    static JoinCode fresh() {
        StringBuilder text = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return new JoinCode(text.toString());
    }

    /**
     * The code that somebody typed or followed: small letters, spaces and hyphens do not matter, nor what is easily
     * mistaken (O for 0, I and L for 1). Empty where no code looks like that.
     */
    static Optional<JoinCode> typed(String typed) {
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return FORM.matcher(text).matches() ? Optional.of(new JoinCode(text)) : Optional.empty();
    }

    /** As people read it out: {@code 7K3P-9WQX}. */
    public String spaced() {
        return text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2);
    }

    /** The path of the page on which people join. */
    public String path() {
        return "/join/" + spaced();
    }
}
