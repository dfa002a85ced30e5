package dev.crossroads.account;

import dev.crossroads.web.RecentlyUsed;
import dev.crossroads.web.TimeOrderedIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Learners without an account. A guest is an id and a signature over it, kept by the browser:
 * {@code uuid.base64url(HMAC-SHA-256)}. Nothing is stored here until something is recorded, and nobody can take up
 * another's id, or make one up, without the key.
 */
public final class Guests {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TOKEN =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{43})");

    /** Keeps this key from signing anything else that looks like an id. */
    private static final byte[] PURPOSE = "crossroads guest 1".getBytes(StandardCharsets.UTF_8);

    private static final byte[] TAG_PURPOSE = "crossroads visitor 1".getBytes(StandardCharsets.UTF_8);

    /** 72 bits: two visitors of one browser are told apart, and nothing else is asked of it. */
    private static final int TAG_BYTES = 9;

    /** A large school, in some 25 MB: whoever asks again need not have their signature worked out again. */
    private static final int KNOWN_AT_MOST = 50_000;

    private final SecretKeySpec key;
    private final RecentlyUsed<String, UUID> recognized = new RecentlyUsed<>(KNOWN_AT_MOST);
    private final RecentlyUsed<UUID, String> tags = new RecentlyUsed<>(KNOWN_AT_MOST);

    /**
     * Guests whose ids are signed with this key.
     *
     * @param key 32 random bytes, the same on every node and after every restart
     */
    public Guests(byte[] key) {
        if (key.length != SigningKey.BYTES) {
            throw new IllegalArgumentException(
                    "A signing key has %d bytes, not %d.".formatted(SigningKey.BYTES, key.length));
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * An id for someone new. It begins with when they came, so that the rows of those who learn at the same time lie
     * together in every index, however many came before; nobody guesses the rest of it, and less the signature.
     */
    public UUID arrive() {
        return TimeOrderedIds.next();
    }

    /** The value of the guest's cookie. */
    public String sign(UUID guest) {
        return guest + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(guest));
    }

    /** The guest that a token was signed for; empty where it is damaged, made up, or signed with another key. */
    public Optional<UUID> recognize(String token) {
        // Values without our signature are ignored.
        return recognized.find(token, this::verified);
    }

    private Optional<UUID> verified(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        UUID guest = UUID.fromString(parts.group(1));
        byte[] claimed = decode(parts.group(2));
        return MessageDigest.isEqual(signature(guest), claimed) ? Optional.of(guest) : Optional.empty();
    }

    /** The last of 43 characters holds bits that mean nothing; only one way to write them is taken. */
    private static byte[] decode(String signature) {
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        boolean isCanonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        return isCanonical ? bytes : new byte[0];
    }

    /** Tells a learner from others, guest or not, and says nothing of who they are. */
    String tag(UUID learner) {
        return tags.find(learner, unknown -> Optional.of(newTag(unknown))).orElseThrow();
    }

    private String newTag(UUID learner) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(mac(TAG_PURPOSE, learner), TAG_BYTES));
    }

    private byte[] signature(UUID guest) {
        return mac(PURPOSE, guest);
    }

    private byte[] mac(byte[] purpose, UUID guest) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose);
            return mac.doFinal(ByteBuffer.allocate(16)
                    .putLong(guest.getMostSignificantBits())
                    .putLong(guest.getLeastSignificantBits())
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", impossible);
        }
    }
}
