-- What an account asks for beside its password.

-- The key that an app makes codes of (RFC 6238). It asks for them once a code has shown that the app has it.
CREATE TABLE account_totp (
    learner_id   uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    key          bytea       NOT NULL CHECK (length(key) = 20),
    made_at      timestamptz NOT NULL,
    confirmed_at timestamptz,
    -- The step of the last code that was taken: none before it is, nor that one again.
    last_step    bigint      NOT NULL DEFAULT 0
);

-- Codes for who has lost the app, each good once, as their hashes.
CREATE TABLE account_recovery_code (
    learner_id uuid  NOT NULL REFERENCES account ON DELETE CASCADE,
    code_hash  bytea NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (learner_id, code_hash)
);
