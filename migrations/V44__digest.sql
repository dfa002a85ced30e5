-- Who asked for a digest by mail: how often, at which hour of theirs, and in which language.
CREATE TABLE digest_subscription (
    learner_id uuid        PRIMARY KEY,
    -- ISO 8601, 1 for Monday; none for every day.
    weekday    smallint    CHECK (weekday BETWEEN 1 AND 7),
    hour       smallint    NOT NULL CHECK (hour BETWEEN 0 AND 23),
    time_zone  text        NOT NULL,
    language   text        NOT NULL,
    -- When a node looks at it next: the next hour of theirs, or a few minutes on while one has it in hand.
    next_at    timestamptz NOT NULL,
    -- A hash of what there was to say when it was looked at last; empty for nothing.
    facts      text        NOT NULL DEFAULT '',
    changed_at timestamptz NOT NULL
);

CREATE INDEX digest_subscription_next ON digest_subscription (next_at);

-- Digests that were put into the outbox, in the transaction that did: one for a learner and a day of theirs.
CREATE TABLE digest_sent (
    learner_id uuid        NOT NULL,
    day        date        NOT NULL,
    sent_at    timestamptz NOT NULL,
    PRIMARY KEY (learner_id, day)
);

CREATE INDEX digest_sent_day ON digest_sent (day);

-- The address that ends mail of this kind (RFC 8058). Mail with one waits for mail that somebody asked for just now.
ALTER TABLE mail_outbox ADD COLUMN unsubscribe text;

DROP INDEX mail_outbox_waiting;
CREATE INDEX mail_outbox_waiting ON mail_outbox ((unsubscribe IS NOT NULL), next_at, id)
    WHERE sent_at IS NULL AND failed_at IS NULL;
