-- More than others have, for members whose circumstances ask for it: more time, more attempts, later dates. Several
-- members may share one. It is for a lesson or a quiz, or for everything in the course where none is named.
CREATE TABLE cohort_accommodation (
    id            uuid        PRIMARY KEY,
    cohort_id     uuid        NOT NULL REFERENCES cohort ON DELETE CASCADE,
    name          text        NOT NULL,
    kind          text        CHECK (kind IN ('lesson', 'quiz')),
    target        text,
    time_percent  int         NOT NULL CHECK (time_percent BETWEEN 100 AND 1000),
    extra_minutes int         NOT NULL CHECK (extra_minutes >= 0),
    attempts      int         NOT NULL CHECK (attempts >= 0),
    days          int         NOT NULL CHECK (days >= 0),
    due_on        date,
    -- By the clocks of the cohort's zone.
    closes_at     timestamp,
    -- For instructors alone.
    reason        text        NOT NULL,
    by_learner    uuid,
    granted_at    timestamptz NOT NULL,
    CHECK ((kind IS NULL) = (target IS NULL))
);

CREATE INDEX cohort_accommodation_cohort ON cohort_accommodation (cohort_id);
CREATE INDEX cohort_accommodation_by ON cohort_accommodation (by_learner);

-- Whose it is. Only members have one, so it ends with their membership.
CREATE TABLE cohort_accommodated (
    learner_id       uuid NOT NULL,
    cohort_id        uuid NOT NULL,
    accommodation_id uuid NOT NULL REFERENCES cohort_accommodation ON DELETE CASCADE,
    PRIMARY KEY (learner_id, accommodation_id),
    FOREIGN KEY (learner_id, cohort_id) REFERENCES membership ON DELETE CASCADE
);

CREATE INDEX cohort_accommodated_accommodation ON cohort_accommodated (accommodation_id);
CREATE INDEX cohort_accommodated_cohort ON cohort_accommodated (cohort_id);

-- Cohorts whose terms were changed, until the deadlines of attempts in progress follow them.
CREATE TABLE cohort_unaligned (
    cohort_id  uuid        PRIMARY KEY REFERENCES cohort ON DELETE CASCADE,
    changed_at timestamptz NOT NULL
);
