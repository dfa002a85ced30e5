-- Whom an instructor added to a cohort by e-mail address and who has not come yet. Whoever has an account of that address
-- may accept; then it goes.

CREATE TABLE cohort_invitation (
    cohort_id  uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    -- As it is compared and as it was written.
    email_key  text        NOT NULL,
    email      text        NOT NULL,
    name       text        NOT NULL,
    invited_at timestamptz NOT NULL,
    PRIMARY KEY (cohort_id, email_key)
);

CREATE INDEX cohort_invitation_email ON cohort_invitation (email_key);
