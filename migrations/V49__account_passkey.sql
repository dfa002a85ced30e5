-- Passkeys by which accounts can be signed in to, beside their passwords.
CREATE TABLE account_passkey (
    credential_id bytea       PRIMARY KEY CHECK (length(credential_id) BETWEEN 1 AND 1023),
    id            uuid        NOT NULL UNIQUE,
    learner_id    uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    name          text        NOT NULL,
    -- The public key, as WebAuthn's attested credential data has it.
    attested      bytea       NOT NULL,
    -- How often it has signed; always 0 for those that are copied between devices.
    sign_count    bigint      NOT NULL,
    may_be_copied boolean     NOT NULL,
    added_at      timestamptz NOT NULL,
    used_at       timestamptz
);

CREATE INDEX account_passkey_learner ON account_passkey (learner_id);

-- Challenges that were answered, until they are over by themselves: each is good once.
CREATE TABLE account_passkey_challenge (
    challenge  bytea       PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

CREATE INDEX account_passkey_challenge_expires ON account_passkey_challenge (expires_at);
