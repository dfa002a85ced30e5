-- What instructors record of a member for each other: who has been talked to, who can wait, and a note. Only who is in a
-- cohort has one, so that what was written of somebody goes when they leave.
CREATE TABLE cohort_note (
    learner_id    uuid        NOT NULL,
    cohort_id     uuid        NOT NULL,
    handled_at    timestamptz,
    snoozed_until timestamptz,
    note          text        NOT NULL DEFAULT '' CHECK (char_length(note) <= 2100),
    version       int         NOT NULL DEFAULT 0,
    changed_by    uuid,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (learner_id, cohort_id),
    FOREIGN KEY (learner_id, cohort_id) REFERENCES membership ON DELETE CASCADE
);

CREATE INDEX cohort_note_cohort ON cohort_note (cohort_id);

-- When an instructor last looked at a cohort, and when before that: what changed since is told until they come again.
CREATE TABLE cohort_visit (
    learner_id uuid        NOT NULL,
    cohort_id  uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    last_at    timestamptz NOT NULL,
    before_at  timestamptz,
    PRIMARY KEY (learner_id, cohort_id)
);
