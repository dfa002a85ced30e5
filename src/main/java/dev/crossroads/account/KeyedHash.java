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

    /** With the key and the purpose in it: a copy is made for each hash, as looking an algorithm up takes longer. */
    private final Mac begun;

    /**
     * Hashes for one purpose: those of another are different.
     *
     * @param key 32 random bytes, see {@link SigningKey}
     * @param purpose such as {@code crossroads device 1}
     */
    KeyedHash(byte[] key, String purpose) {
        try {
            begun = Mac.getInstance(ALGORITHM);
            begun.init(new SecretKeySpec(key, ALGORITHM));
            begun.update(purpose.getBytes(StandardCharsets.UTF_8));
            begun.update((byte) 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", impossible);
        }
    }

    /**
     * The beginning of a text's hash.
     *
     * @param bytes how much of it, up to 32
     * @return base64url
     */
    String of(String text, int bytes) {
        try {
            byte[] whole = ((Mac) begun.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, bytes));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The JDK's " + ALGORITHM + " can be copied.", impossible);
        }
    }
}
