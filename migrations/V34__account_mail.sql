-- Links that go by mail.

-- More than one may be under way to an account: who asks for one in another's name must not undo what that one was given.
ALTER TABLE account_reset DROP CONSTRAINT account_reset_pkey;
ALTER TABLE account_reset DROP CONSTRAINT account_reset_token_hash_key;
ALTER TABLE account_reset ADD PRIMARY KEY (token_hash);
ALTER TABLE account_reset ADD COLUMN by_mail boolean NOT NULL DEFAULT false;
CREATE INDEX account_reset_learner ON account_reset (learner_id);

-- Shows that mail to the address of an account reaches its owner.
CREATE TABLE account_email_check (
    learner_id uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    token_hash bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    email_key  text        NOT NULL,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

-- An address that an account is to have: once the links to the old one and to the new one were used.
CREATE TABLE account_email_change (
    learner_id uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    email      text        NOT NULL,
    email_key  text        NOT NULL,
    -- Gone once used; none to an address that was never known to be the owner's.
    old_hash   bytea       UNIQUE CHECK (length(old_hash) = 32),
    new_hash   bytea       UNIQUE CHECK (length(new_hash) = 32),
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Codes by which an owner sets a new password where no mail comes, each good once, as their hashes.
CREATE TABLE account_password_code (
    learner_id uuid  NOT NULL REFERENCES account ON DELETE CASCADE,
    code_hash  bytea NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (learner_id, code_hash)
);
