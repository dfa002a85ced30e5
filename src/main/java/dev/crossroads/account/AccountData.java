package dev.crossroads.account;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The data of accounts. A guest has none; hashes of passwords and tokens tell their owner nothing. */
final class AccountData implements LearnerData {
    @Override
    public List<Held> export(UUID learner) {
        List<Object> parameters = List.of(learner);
        return List.of(
                new Held("account", new Statement("""
                        SELECT jsonb_build_object('id', learner_id, 'email', email, 'name', name,
                                                  'createdAt', created_at,
                                                  'emailVerifiedAt', email_verified_at)::text AS held
                        FROM account
                        WHERE learner_id = $1
                        """, parameters)),
                new Held("roles", new Statement("""
                        SELECT jsonb_build_object('role', role, 'grantedAt', granted_at)::text AS held
                        FROM account_role
                        WHERE learner_id = $1
                        ORDER BY role
                        """, parameters)),
                new Held("identities", new Statement("""
                        SELECT jsonb_build_object('issuer', issuer, 'subject', subject, 'linkedAt', linked_at)::text
                                   AS held
                        FROM account_identity
                        WHERE learner_id = $1
                        ORDER BY issuer, subject
                        """, parameters)),
                new Held("accountCodes", new Statement("""
                        SELECT jsonb_build_object('code', code, 'expiresAt', expires_at)::text AS held
                        FROM account_code
                        WHERE learner_id = $1
                        """, parameters)),
                new Held("passwordResets", new Statement("""
                        SELECT jsonb_build_object('madeAt', made_at, 'expiresAt', expires_at)::text AS held
                        FROM account_reset
                        WHERE learner_id = $1
                        """, parameters)),
                new Held("addressChecks", new Statement("""
                        SELECT jsonb_build_object('madeAt', made_at, 'expiresAt', expires_at)::text AS held
                        FROM account_email_check
                        WHERE learner_id = $1
                        """, parameters)),
                new Held("addressChanges", new Statement("""
                        SELECT jsonb_build_object('email', email, 'madeAt', made_at, 'expiresAt', expires_at)::text
                                   AS held
                        FROM account_email_change
                        WHERE learner_id = $1
                        """, parameters)),
                new Held("passwordCodes", new Statement("""
                        SELECT jsonb_build_object('left', count(*))::text AS held
                        FROM account_password_code
                        WHERE learner_id = $1
                        HAVING count(*) > 0
                        """, parameters)),
                new Held("passkeys", new Statement("""
                        SELECT jsonb_build_object('name', name, 'addedAt', added_at, 'usedAt', used_at)::text AS held
                        FROM account_passkey
                        WHERE learner_id = $1
                        ORDER BY added_at, id
                        """, parameters)),
                new Held("secondFactors", new Statement("""
                        SELECT jsonb_build_object('kind', 'totp', 'madeAt', t.made_at, 'confirmedAt', t.confirmed_at,
                                                  'recoveryCodesLeft', (SELECT count(*) FROM account_recovery_code c
                                                                        WHERE c.learner_id = t.learner_id))::text
                                   AS held
                        FROM account_totp t
                        WHERE learner_id = $1
                        """, parameters)),
                new Held("sessions", new Statement("""
                        SELECT jsonb_build_object('browser', browser, 'createdAt', created_at, 'usedAt', used_at,
                                                  'expiresAt', expires_at)::text AS held
                        FROM session
                        WHERE learner_id = $1
                        ORDER BY created_at
                        """, parameters)));
    }

    @Override
    public List<Statement> merge(UUID guest, UUID learner) {
        return List.of();
    }

    /** Sessions, roles, identities, passkeys, codes and second factors go with it. */
    @Override
    public List<Statement> delete(UUID learner) {
        return List.of(new Statement("DELETE FROM account WHERE learner_id = $1", List.of(learner)));
    }

    /** A guest has none of it, and whoever signs up meanwhile keeps it. */
    @Override
    public List<Statement> deleteGuest(UUID guest) {
        return List.of();
    }

    @Override
    public List<String> sightings() {
        return List.of(
                "SELECT learner_id, created_at AS seen_at FROM account",
                "SELECT learner_id, used_at AS seen_at FROM session");
    }

    /** Accounts with a role stay: others count on them. */
    @Override
    public Optional<String> retained() {
        return Optional.of("SELECT learner_id FROM account_role");
    }

    @Override
    public Optional<String> accounts() {
        return Optional.of("SELECT learner_id FROM account");
    }
}
