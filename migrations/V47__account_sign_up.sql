-- Accounts that are asked for where mail is sent: made once the link in it was used by whoever knows the password.
CREATE TABLE account_sign_up (
    token_hash bytea       PRIMARY KEY CHECK (length(token_hash) = 32),
    email      text        NOT NULL,
    email_key  text        NOT NULL,
    name       text        NOT NULL,
    password   text        NOT NULL,
    -- The page of this server to go to then; empty for the usual one.
    next       text        NOT NULL,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX account_sign_up_email ON account_sign_up (email_key);
CREATE INDEX account_sign_up_expires ON account_sign_up (expires_at);
