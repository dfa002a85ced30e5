-- Cohorts: who teaches them and who is in them. None of it follows from the event log.

CREATE TABLE cohort (
    id          uuid        PRIMARY KEY,
    title       text        NOT NULL,
    course      text        NOT NULL,
    -- Eight characters without separators (JoinCode); who has it may join.
    join_code   text        NOT NULL UNIQUE,
    created_at  timestamptz NOT NULL,
    archived_at timestamptz
);

CREATE TABLE cohort_instructor (
    learner_id uuid        NOT NULL,
    cohort_id  uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    added_at   timestamptz NOT NULL,
    PRIMARY KEY (learner_id, cohort_id)
);

CREATE INDEX cohort_instructor_cohort ON cohort_instructor (cohort_id);

-- Only who is in a cohort now, so that no query can forget to leave out who is not.
CREATE TABLE membership (
    learner_id uuid        NOT NULL,
    cohort_id  uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    -- What the instructors of this cohort see.
    name       text        NOT NULL,
    joined_at  timestamptz NOT NULL,
    PRIMARY KEY (learner_id, cohort_id)
);

CREATE INDEX membership_cohort ON membership (cohort_id);

-- Who was in a cohort and left, or was removed: then only an instructor lets them in again.
CREATE TABLE former_membership (
    learner_id uuid        NOT NULL,
    cohort_id  uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    name       text        NOT NULL,
    ended_at   timestamptz NOT NULL,
    removed    boolean     NOT NULL,
    PRIMARY KEY (learner_id, cohort_id)
);

CREATE INDEX former_membership_cohort ON former_membership (cohort_id);

-- Join codes that nobody gave out, counted for a network address as its hash: in the database, so that more nodes do
-- not mean more tries.
CREATE TABLE join_miss (
    address bytea       PRIMARY KEY,
    misses  integer     NOT NULL,
    since   timestamptz NOT NULL
);

CREATE INDEX join_miss_since ON join_miss (since);
