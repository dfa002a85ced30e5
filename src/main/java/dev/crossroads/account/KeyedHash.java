package dev.crossroads.account;

import dev.crossroads.pure.Pure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 by the server's key: nobody without the key makes it up, or finds what it was made of by trying. */
@Pure
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final byte[] purpose;

    /**
     * Hashes for one purpose: those of another are different.
     *
     * @param key 32 random bytes, see {@link SigningKey}
     * @param purpose such as {@code crossroads device 1}
     */
    KeyedHash(byte[] key, String purpose) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The beginning of a text's hash.
     *
     * @param bytes how much of it, up to 32
     * @return base64url
     */
    String of(String text, int bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose);
            mac.update((byte) 0);
            byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", impossible);
        }
    }
}
