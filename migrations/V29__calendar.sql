-- The link by which a calendar program reads what is due for somebody: its hash, so that who reads this table can't follow it.
CREATE TABLE cohort_calendar (
    learner_id uuid        PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at timestamptz NOT NULL
);
