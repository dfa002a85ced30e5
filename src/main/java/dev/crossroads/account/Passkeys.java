package dev.crossroads.account;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import dev.crossroads.web.Label;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.TimeOrderedIds;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Passkeys (WebAuthn Level 3): added by an owner who has shown just before that they are there, and enough to sign in,
 * as whoever uses one has shown to it that it is them (user verification). They are bound to the address that operators
 * told, never to the one that a request names. Methods wait and are for virtual threads.
 */
final class Passkeys {
    /** The algorithms that are taken, by COSE's numbers, the preferred first: EdDSA, ES256, RS256. */
    static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    /** More devices than people have. */
    static final int MOST = 20;

    private static final List<PublicKeyCredentialParameters> TAKEN = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm.longValue())))
            .toList();

    private final PasskeyTable table;
    private final PasskeyChallenges challenges;
    private final URI site;
    private final InstantSource clock;
    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    /** Of what an authenticator says of its maker nothing is asked, and nothing believed. */
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /**
     * Passkeys of a site.
     *
     * @param site as operators told it, see {@link #site}
     */
    Passkeys(Pool pool, byte[] key, URI site, InstantSource clock) {
        table = new PasskeyTable(pool);
        challenges = new PasskeyChallenges(key);
        this.site = site;
        this.clock = clock;
    }

    /** Where passkeys work: at an address that operators told, by TLS, or on this machine. */
    static Optional<URI> site(PublicAddress address) {
        return address.told()
                .filter(told -> "localhost".equals(told.getHost())
                        || address.isSecure() && !isNumber(Optional.ofNullable(told.getHost())));
    }

    /** Browsers bind passkeys to names alone. */
    private static boolean isNumber(Optional<String> host) {
        return host.filter(name -> !name.startsWith("[") && !name.matches("[0-9.]+"))
                .isEmpty();
    }

    /** The name that passkeys are bound to. */
    String party() {
        return site.getHost();
    }

    /** Something to sign for whoever signs in. */
    String challenge() {
        return challenges.next(Optional.empty(), clock.instant());
    }

    /** Something to sign for who adds a passkey. */
    String challenge(UUID learner) {
        return challenges.next(Optional.of(learner), clock.instant());
    }

    /** The name that authenticators know an account by; it says nothing of whose it is. */
    static byte[] handle(UUID learner) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(learner.getMostSignificantBits())
                .putLong(learner.getLeastSignificantBits())
                .array();
    }

    /** Those of an account, the first added first. */
    List<Passkey> of(UUID learner) {
        return table.of(learner).await();
    }

    /** Gives one of an account another name; false where it is none of theirs. */
    boolean rename(UUID learner, UUID id, Label name) {
        return table.rename(learner, id, name.text()).await();
    }

    /** Removes one; false where it is none of theirs. */
    boolean remove(UUID learner, UUID id) {
        return table.remove(learner, id).await();
    }

    /** Adds what an authenticator made; empty where it is not what was asked for, or was known before. */
    Optional<Passkey> add(UUID learner, Label name, byte[] clientData, byte[] attestation) {
        Instant now = clock.instant();
        return sound(() -> manager.parse(new RegistrationRequest(attestation, clientData)))
                .filter(made -> sound(() -> asked(made.getCollectedClientData(), Optional.of(learner), now)
                                .map(challenge -> manager.verify(
                                        made, new RegistrationParameters(property(challenge), TAKEN, true, true)))
                                .orElseThrow())
                        .isPresent())
                .filter(made -> isFirst(made.getCollectedClientData(), now))
                .map(made -> passkey(made, learner, name, now))
                .filter(passkey -> table.add(passkey, MOST).await());
    }

    private Passkey passkey(RegistrationData made, UUID learner, Label name, Instant now) {
        AuthenticatorData<?> said = made.getAttestationObject().getAuthenticatorData();
        AttestedCredentialData key = said.getAttestedCredentialData();
        return new Passkey(
                TimeOrderedIds.next(),
                learner,
                key.getCredentialId(),
                name.text(),
                keys.convert(key),
                said.getSignCount(),
                said.isFlagBE(),
                now,
                Optional.empty());
    }

    /** Input from strangers, read or verified; empty where it is not sound, as the library throws whatever it meets. */
    private static <T> Optional<T> sound(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    /**
     * An answer to a challenge.
     *
     * @param credential the authenticator's name for the passkey
     * @param clientData as the browser has it, with the challenge
     * @param authenticator what the authenticator says
     * @param signature over both
     * @param handle whom it takes the owner for
     */
    record Assertion(byte[] credential, byte[] clientData, byte[] authenticator, byte[] signature, byte[] handle) {}

    /** Whose account an answer opens; empty where it opens none. It does so once. */
    Optional<UUID> owner(Assertion assertion) {
        Instant now = clock.instant();
        Optional<Passkey> known = table.of(assertion.credential())
                .await()
                .filter(passkey -> Arrays.equals(handle(passkey.learner()), assertion.handle()));
        return known.flatMap(passkey -> sound(() -> verified(assertion, passkey, now))
                        .filter(said -> isFirst(said.getCollectedClientData(), now))
                        .filter(said -> table.use(
                                        passkey, said.getAuthenticatorData().getSignCount(), now)
                                .await()))
                .flatMap(_ -> known.map(Passkey::learner));
    }

    private AuthenticationData verified(Assertion assertion, Passkey passkey, Instant now) {
        AuthenticationData said = manager.parse(new AuthenticationRequest(
                assertion.credential(),
                assertion.handle(),
                assertion.authenticator(),
                assertion.clientData(),
                assertion.signature()));
        byte[] challenge =
                asked(said.getCollectedClientData(), Optional.empty(), now).orElseThrow();
        return manager.verify(
                said, new AuthenticationParameters(property(challenge), record(passkey), null, true, true));
    }

    private Optional<byte[]> asked(CollectedClientData said, Optional<UUID> learner, Instant now) {
        return Optional.ofNullable(said.getChallenge())
                .map(challenge -> challenge.getValue())
                .filter(challenge -> challenges.end(challenge, learner, now).isPresent());
    }

    private boolean isFirst(CollectedClientData said, Instant now) {
        return table.take(said.getChallenge().getValue(), now.plus(PasskeyChallenges.LIFETIME), now)
                .await();
    }

    private ServerProperty property(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new com.webauthn4j.data.client.Origin(site.toString()))
                .rpId(party())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private CredentialRecord record(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.mayBeCopied(),
                null,
                passkey.signCount(),
                keys.convert(passkey.attested()),
                null,
                null,
                null,
                Set.of());
    }
}
