-- Links by which somebody who forgot their password sets a new one: one an account, by its hash, so that who reads this
-- table can't follow it.
CREATE TABLE account_reset (
    learner_id uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    token_hash bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    -- The instructor who made it; nobody where an operator did.
    made_by    uuid        REFERENCES account ON DELETE SET NULL,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
