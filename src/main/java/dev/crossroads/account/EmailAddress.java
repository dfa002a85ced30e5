package dev.crossroads.account;

import dev.crossroads.pure.Pure;
import dev.crossroads.typed.ShownLine;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as somebody typed it. It only has to look like one: where mail is sent a link shows whether it
 * reaches its owner, and who typed it wrong can change it.
 *
 * @param text as typed, without the space around it and signs that nobody sees
 */
@Pure
record EmailAddress(String text) {
    /** RFC 5321 section 4.5.3.1.3, a path without its brackets. */
    static final int LONGEST = 254;

    private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Z}\\p{Cntrl}]+@[^@\\s\\p{Z}\\p{Cntrl}]+");

    /** The address; empty where it can't be one. */
    static Optional<EmailAddress> of(String typed) {
        String text = ShownLine.identifier(typed);
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                ? Optional.of(new EmailAddress(text))
                : Optional.empty();
    }

    /**
     * The key that tells addresses apart. Capitals in front of the at sign could mean another box (RFC 5321 section
     * 2.4), but nobody who types them on one day and not on the next means that.
     */
    String key() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * The key under which the same text was kept before invisible signs were taken out of addresses: there are accounts
     * of that time whose address without them is another account's.
     */
    static String formerKey(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The part in front of the at sign. */
    String box() {
        return text.substring(0, text.indexOf('@'));
    }

    /** Keeps an address out of logs. */
    @Override
    public String toString() {
        return "an e-mail address";
    }
}
