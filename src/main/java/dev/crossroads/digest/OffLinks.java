package dev.crossroads.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The link in a mail that ends the digest, for whoever holds it: it says of whom, sealed by the server, so that nothing
 * is kept for it, nobody makes one up, and one from a mail of long ago still works.
 */
final class OffLinks {
    /** Where the links lead. */
    static final String PATH = "/digest/off/";

    /** 16 bytes of an id in base64url. */
    private static final int ID_LENGTH = 22;

    private final UnaryOperator<String> seal;

    /** Links with seals that nobody without the server's key makes up. */
    OffLinks(UnaryOperator<String> seal) {
        this.seal = seal;
    }

    /** The link of a learner, as a path of this server. */
    String path(UUID learner) {
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES * 2)
                        .putLong(learner.getMostSignificantBits())
                        .putLong(learner.getLeastSignificantBits())
                        .array());
        return PATH + id + seal.apply(id);
    }

    /** Whose link it is; empty for one that this server did not make, or that was cut off. */
    Optional<UUID> learner(String token) {
        if (token.length() <= ID_LENGTH) {
            return Optional.empty();
        }
        String id = token.substring(0, ID_LENGTH);
        if (!MessageDigest.isEqual(bytes(seal.apply(id)), bytes(token.substring(ID_LENGTH)))) {
            return Optional.empty();
        }
        ByteBuffer decoded = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
        return Optional.of(new UUID(decoded.getLong(), decoded.getLong()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
