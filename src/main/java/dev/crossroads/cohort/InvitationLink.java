package dev.crossroads.cohort;

import dev.crossroads.hash.Sha256;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The link in the mail of an invitation; the database has its hash alone.
 *
 * @param token the secret in it
 */
record InvitationLink(String token) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 192 bits: nobody finds one by trying. */
    private static final int BYTES = 24;

    private static final Pattern PATH = Pattern.compile("/invitations/([A-Za-z0-9_-]{1,100})");

    static InvitationLink next() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new InvitationLink(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** The link that a path of this server is; empty where it leads elsewhere. */
    static Optional<InvitationLink> at(String path) {
        Matcher link = PATH.matcher(path);
        return link.matches() ? Optional.of(new InvitationLink(link.group(1))) : Optional.empty();
    }

    /** The path that it leads to. */
    String path() {
        return "/invitations/" + token;
    }

    Buffer hash() {
        return Buffer.buffer(Sha256.of(token));
    }

    /** The hash in hexadecimal. */
    String hex() {
        return HexFormat.of().formatHex(Sha256.of(token));
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "an invitation's link";
    }
}
