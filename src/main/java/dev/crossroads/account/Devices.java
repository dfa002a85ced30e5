package dev.crossroads.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Browsers that have signed in before: each keeps a name of chance, and a signature over that name and the address of
 * every account that was signed in to there, the last first. It says nothing of whose accounts they are, and is good
 * for nothing but a count of wrong passwords of its own (OWASP, "Slow Down Online Guessing Attacks with Device
 * Cookies").
 */
final class Devices {
    /** So many accounts of one browser; a family's, not a school's. */
    private static final int MOST = 5;

    /** 128 bits of chance, and as many of each signature. */
    private static final int BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}(\\.[A-Za-z0-9_-]{22}){1," + MOST + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyedHash signatures;

    Devices(byte[] key) {
        signatures = new KeyedHash(key, "crossroads device 1");
    }

    /**
     * The name under which a browser has signed in to the account of an address before; empty where it has not.
     *
     * @param shown what the browser shows for it
     */
    Optional<String> recognize(List<String> shown, EmailAddress email) {
        return shown.stream()
                .filter(text -> FORM.matcher(text).matches())
                .map(text -> text.split("\\."))
                .filter(parts -> isSigned(parts, email))
                .map(parts -> parts[0])
                .findFirst();
    }

    private boolean isSigned(String[] parts, EmailAddress email) {
        byte[] right = signature(parts[0], email).getBytes(StandardCharsets.US_ASCII);
        for (int i = 1; i < parts.length; i++) {
            if (MessageDigest.isEqual(right, parts[i].getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    /** The device cookie after a sign-in to the account of an address. */
    String signedIn(List<String> shown, EmailAddress email) {
        String[] before = shown.stream()
                .filter(text -> FORM.matcher(text).matches())
                .map(text -> text.split("\\."))
                .findFirst()
                .orElseGet(() -> new String[] {chance()});
        List<String> parts = new ArrayList<>(List.of(before[0], signature(before[0], email)));
        for (int i = 1; i < before.length && parts.size() <= MOST; i++) {
            if (!parts.contains(before[i])) {
                parts.add(before[i]);
            }
        }
        return String.join(".", parts);
    }

    private String signature(String name, EmailAddress email) {
        return signatures.of(name + '\0' + email.key(), BYTES);
    }

    private static String chance() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
