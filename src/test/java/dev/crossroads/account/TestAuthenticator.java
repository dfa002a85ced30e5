package dev.crossroads.account;

import dev.crossroads.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A browser with an authenticator that has one passkey (WebAuthn Level 3, sections 6.1, 6.5 and 8.7; RFC 9052 for its
 * key): what it says of itself can be chosen, so that it can lie.
 */
final class TestAuthenticator {
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int WITH_KEY = 0x40;

    private final KeyPair key = newKey();
    private final byte[] credential = new byte[32];
    String origin;
    String party;
    boolean isVerified = true;
    byte[] handle;
    int count;

    TestAuthenticator(String origin, String party) {
        this.origin = origin;
        this.party = party;
        new SecureRandom().nextBytes(credential);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The fields of the form that adds the passkey. */
    Map<String, String> made(String challenge, String handleText) {
        handle = Base64.getUrlDecoder().decode(handleText);
        ECPublicKey open = (ECPublicKey) key.getPublic();
        byte[] cose = joined(
                new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20},
                coordinate(open.getW().getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(open.getW().getAffineY()));
        byte[] said = joined(
                said(PRESENT | (isVerified ? VERIFIED : 0) | WITH_KEY),
                new byte[16],
                new byte[] {0, (byte) credential.length},
                credential,
                cose);
        byte[] attestation = joined(
                new byte[] {(byte) 0xa3},
                word("fmt"),
                word("none"),
                word("attStmt"),
                new byte[] {(byte) 0xa0},
                word("authData"),
                new byte[] {0x58, (byte) said.length},
                said);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Test key");
        fields.put("client", text(clientData("webauthn.create", challenge)));
        fields.put("attestation", text(attestation));
        return fields;
    }

    /** The fields of the form that signs in by it. */
    Map<String, String> signed(String challenge) {
        byte[] said = said(PRESENT | (isVerified ? VERIFIED : 0));
        byte[] client = clientData("webauthn.get", challenge);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("credential", text(credential));
        fields.put("client", text(client));
        fields.put("authenticator", text(said));
        fields.put("signature", text(signature(joined(said, Sha256.of(client)))));
        fields.put("handle", text(handle));
        return fields;
    }

    private byte[] said(int flags) {
        return joined(
                Sha256.of(party),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(count).array());
    }

    private byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, text(challenge.getBytes(StandardCharsets.UTF_8)), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signature(byte[] over) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(over);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = new byte[32];
        byte[] signed = number.toByteArray();
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return bytes;
    }

    private static byte[] word(String word) {
        return joined(new byte[] {(byte) (0x60 + word.length())}, word.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
