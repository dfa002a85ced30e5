-- Cohorts that went with the account of the only instructor they had, for their members, who are told that they ended.
CREATE TABLE cohort_ended (
    learner_id uuid        NOT NULL,
    cohort_id  uuid        NOT NULL,
    title      text        NOT NULL,
    ended_at   timestamptz NOT NULL,
    PRIMARY KEY (learner_id, cohort_id)
);
