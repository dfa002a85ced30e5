-- What learners said they started with, with what they had been advised then, and how it goes.

CREATE TABLE recommendation_start (
    learner_id uuid        NOT NULL,
    course     text        NOT NULL,
    language   text,       -- none of those that were chosen between
    version    text        NOT NULL,
    leader     text        NOT NULL,
    decided    boolean     NOT NULL,
    confidence integer,    -- per cent; not known where no question had been answered
    started_at timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course)
);

CREATE TABLE recommendation_going (
    learner_id uuid        NOT NULL,
    course     text        NOT NULL,
    going      text        NOT NULL,
    said_at    timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course)
);
