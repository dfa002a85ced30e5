-- By which version of the questionnaire a question was answered: where a later one asks something else under the same
-- name, it is asked again. Not known of what was answered before this was recorded.
ALTER TABLE recommendation_answer ADD COLUMN version text;

-- How much a question matters to a learner, where they said so.
CREATE TABLE recommendation_weight (
    learner_id uuid        NOT NULL,
    course     text        NOT NULL,
    question   text        NOT NULL,
    importance text        NOT NULL,
    said_at    timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course, question)
);

-- What was advised on complete sets of answers: each distinct advice once, when it was first shown.
CREATE TABLE recommendation_given (
    learner_id uuid        NOT NULL,
    course     text        NOT NULL,
    key        text        NOT NULL,
    version    text        NOT NULL,
    leader     text        NOT NULL,
    decided    boolean     NOT NULL,
    confidence integer,    -- per cent; none where limits decided
    verdict    text        NOT NULL,
    margin     integer     NOT NULL,
    given_at   timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course, key)
);

CREATE INDEX recommendation_given_by_course ON recommendation_given (course);
