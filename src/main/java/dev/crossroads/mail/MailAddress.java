package dev.crossroads.mail;

import dev.crossroads.pure.Pure;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address as mail servers take it: without any sign that means something in a header or on the wire. */
@Pure
final class MailAddress {
    /** RFC 5321's dot-string at a domain or, for servers of one's own, a name without a dot. */
    static final String FORM = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private MailAddress() {}

    /** The address for a mail server, its domain in ASCII (RFC 5891); empty where no mail can be sent to it. */
    static Optional<String> of(String address) {
        int at = address.lastIndexOf('@');
        try {
            String ascii = at < 0 ? "" : address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            return Optional.of(ascii).filter(text -> PATTERN.matcher(text).matches());
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /** Enough of an address to tell it from others, for who need not know whose it is. */
    static String hinted(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "…" : address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
    }
}
