-- Attempts, responses and released hints: projections of the event log.
-- Every key begins with the learner, so that the tables can be split by learner.

CREATE TABLE attempt (
    learner_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    course      text        NOT NULL,
    quiz        text        NOT NULL,
    number      integer     NOT NULL,
    deferred    boolean     NOT NULL,
    questions   text[]      NOT NULL,
    out_of      integer     NOT NULL,
    pass_points integer     NOT NULL,
    started_at  timestamptz NOT NULL,
    deadline    timestamptz,
    retry_of    uuid,
    finished_at timestamptz,
    expired     boolean     NOT NULL DEFAULT false,
    points      integer,
    PRIMARY KEY (learner_id, id),
    UNIQUE (learner_id, course, quiz, number)
);

CREATE TABLE response (
    learner_id  uuid        NOT NULL,
    attempt_id  uuid        NOT NULL,
    question    text        NOT NULL,
    course      text        NOT NULL,
    quiz        text        NOT NULL,
    revision    text        NOT NULL,
    answer      jsonb       NOT NULL,
    confidence  text,
    explanation text,
    correct     boolean     NOT NULL,
    points      integer     NOT NULL,
    out_of      integer     NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (learner_id, attempt_id, question)
);

CREATE TABLE released_hint (
    learner_id uuid    NOT NULL,
    attempt_id uuid    NOT NULL,
    question   text    NOT NULL,
    hints      integer NOT NULL,
    PRIMARY KEY (learner_id, attempt_id, question)
);
