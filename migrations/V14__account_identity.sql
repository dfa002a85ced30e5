-- Who signs in by an OpenID Connect provider: its name for them, which never changes, and the account it opens.

CREATE TABLE account_identity (
    issuer     text        NOT NULL,
    subject    text        NOT NULL,
    learner_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    linked_at  timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);

CREATE INDEX account_identity_learner ON account_identity (learner_id);
