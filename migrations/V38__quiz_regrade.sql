-- Answers that were marked again: a projection of the log, one row for each that was, with its first mark beside the one
-- that counts. Where the question was left open, the first mark is 0 points of what there were.
CREATE TABLE regraded (
    learner_id    uuid        NOT NULL,
    attempt_id    uuid        NOT NULL,
    question      text        NOT NULL,
    regrade_id    uuid        NOT NULL,
    rule          text        NOT NULL,
    key           jsonb,
    revision      text,
    first_correct boolean     NOT NULL,
    first_points  integer     NOT NULL,
    first_out_of  integer     NOT NULL,
    correct       boolean     NOT NULL,
    points        integer     NOT NULL,
    out_of        integer     NOT NULL,
    why           text        NOT NULL,
    by_id         uuid,
    regraded_at   timestamptz NOT NULL,
    PRIMARY KEY (learner_id, attempt_id, question)
);

-- Whether something of an attempt is in there, and what it was out of before.
ALTER TABLE attempt
    ADD COLUMN regraded boolean NOT NULL DEFAULT false,
    ADD COLUMN plain_out_of integer,
    ADD COLUMN plain_pass_points integer;

-- The decisions to mark again, which the log's events name: what is still to be done, and holds for answers that come
-- later. Whose answers: of a cohort's members, of one learner, or of everybody where neither is named.
CREATE TABLE regrade (
    id          uuid        PRIMARY KEY,
    cohort_id   uuid,
    learner_id  uuid,
    attempt_id  uuid,
    course      text        NOT NULL,
    quiz        text        NOT NULL,
    question    text        NOT NULL,
    revision    text        NOT NULL,
    rule        text        NOT NULL,
    key         jsonb,
    points      integer,
    why         text        NOT NULL,
    by_id       uuid,
    decided_at  timestamptz NOT NULL,
    done_at     timestamptz
);

CREATE INDEX regrade_question ON regrade (course, question);
