-- Mail on its way: written in the transaction that causes it, sent once that is committed.
CREATE TABLE mail_outbox (
    -- Names the mail for whoever receives it too (Message-ID), so that one that comes twice can be told.
    id         uuid        PRIMARY KEY,
    kind       text        NOT NULL,
    learner_id uuid,
    address    text        NOT NULL,
    subject    text        NOT NULL,
    -- Gone once the mail is sent or given up: links in it are nobody else's.
    as_text    text,
    as_html    text,
    made_at    timestamptz NOT NULL,
    -- Of no use to anybody after that.
    until      timestamptz NOT NULL,
    tries      integer     NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL,
    sent_at    timestamptz,
    failed_at  timestamptz,
    failure    text
);

CREATE INDEX mail_outbox_waiting ON mail_outbox (next_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX mail_outbox_made ON mail_outbox (made_at);
CREATE INDEX mail_outbox_learner ON mail_outbox (learner_id);
