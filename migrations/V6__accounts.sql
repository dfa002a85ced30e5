-- Accounts, their sessions and roles, and how often signing in failed.

-- A learner with an account. Somebody without one is a guest and has no row here.
CREATE TABLE account (
    learner_id uuid        PRIMARY KEY,
    -- As it was typed, and as it is compared: normalized and in lower case.
    email      text        NOT NULL,
    email_key  text        NOT NULL UNIQUE,
    name       text        NOT NULL,
    -- A PHC string; none where no password opens it.
    password   text,
    created_at timestamptz NOT NULL
);

-- What a learner may do beyond learning. A learner who gave it has no name here once their account is deleted.
CREATE TABLE account_role (
    learner_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    role       text        NOT NULL CHECK (role IN ('instructor')),
    granted_at timestamptz NOT NULL,
    granted_by uuid        REFERENCES account ON DELETE SET NULL,
    PRIMARY KEY (learner_id, role)
);

-- Who is signed in where. The browser has the token, this table its hash: who reads the table can't be anybody.
CREATE TABLE session (
    learner_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    token_hash bytea       NOT NULL CHECK (length(token_hash) = 32),
    browser    text        NOT NULL,
    created_at timestamptz NOT NULL,
    used_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (learner_id, token_hash)
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX session_token ON session (token_hash);

-- Failed tries to sign in, counted for an e-mail address (there or not) and for a network address, each as a hash.
-- Here and not in a node's memory, so that more nodes do not mean more tries.
CREATE TABLE sign_in_failure (
    subject  bytea       PRIMARY KEY,
    failures integer     NOT NULL,
    since    timestamptz NOT NULL
);

CREATE INDEX sign_in_failure_since ON sign_in_failure (since);

-- Learners for whom nothing more is recorded: guests whose events belong to an account now, and deleted accounts. What
-- was under way when that happened is refused, not lost or left behind.
CREATE TABLE closed_learner (
    learner_id uuid        PRIMARY KEY,
    closed_at  timestamptz NOT NULL
);
