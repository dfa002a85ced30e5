package dev.crossroads.account;

import dev.crossroads.pure.Pure;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an app on somebody's phone makes of a key and of the time: RFC 6238 with HMAC-SHA-1, steps of 30 seconds
 * and six digits, which is what every app knows.
 */
@Pure
final class Totp {
    /** As long as the hash, as RFC 4226 section 4 (R6) recommends. */
    static final int KEY_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;

    /** A step to either side, for slow hands and clocks (RFC 6238 section 5.2). */
    private static final int SKEW = 1;

    private static final Pattern FORM = Pattern.compile("[0-9]{" + DIGITS + "}");
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A key that nobody knows yet. */
    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /**
     * The step of a code that is right now; empty for any other.
     *
     * @param typed spaces in it do not matter
     */
    static OptionalLong stepOf(byte[] key, String typed, Instant now) {
        String code = typed.replaceAll("\\s", "");
        if (!FORM.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        long here = now.getEpochSecond() / STEP_SECONDS;
        for (long step = here - SKEW; step <= here + SKEW; step++) {
            if (code(key, step, DIGITS).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of now, as an app shows it. */
    static String code(byte[] key, Instant now) {
        return code(key, now.getEpochSecond() / STEP_SECONDS, DIGITS);
    }

    /** RFC 4226 section 5.3. */
    static String code(byte[] key, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int binary = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + digits + "d", binary % (int) Math.pow(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA1.", impossible);
        }
    }

    /** A key as apps take it, in base 32 (RFC 4648) without padding. */
    static String text(byte[] key) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : key) {
            held = held << 8 | one & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE_32.charAt(held >> bits - 5 & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE_32.charAt(held << 5 - bits & 31)).toString();
    }
}
