-- Questions that an instructor's class is asked together at its beginning: for each by name, in their order, with the
-- checkpoint that it is of. Nobody is named but who made it, and nobody where their account is deleted.
CREATE TABLE cohort_warm_up (
    id        uuid        PRIMARY KEY,
    cohort_id uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    made_at   timestamptz NOT NULL,
    made_by   uuid,
    quizzes   text[]      NOT NULL,
    questions text[]      NOT NULL CHECK (cardinality(questions) = cardinality(quizzes))
);

CREATE INDEX cohort_warm_up_cohort ON cohort_warm_up (cohort_id);
CREATE INDEX cohort_warm_up_made_by ON cohort_warm_up (made_by);
