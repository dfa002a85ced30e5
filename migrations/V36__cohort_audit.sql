-- Who did what in a cohort, for its instructors: people by their ids, and nobody where they are deleted.
CREATE TABLE cohort_audit (
    id            uuid        PRIMARY KEY,
    cohort_id     uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    done_at       timestamptz NOT NULL,
    by_learner    uuid,
    deed          text        NOT NULL,
    about_learner uuid,
    -- What a deed is of, such as dates or a number; nothing of a person.
    detail        text        NOT NULL
);

CREATE INDEX cohort_audit_cohort ON cohort_audit (cohort_id, id);
CREATE INDEX cohort_audit_by ON cohort_audit (by_learner);
CREATE INDEX cohort_audit_about ON cohort_audit (about_learner);
