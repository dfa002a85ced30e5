-- Learners, the log of what they did, and how far they have read.

-- A learner exists from their first recorded event on. The recorder locks this row before it decides anything about
-- the learner, so that recorders on several machines take turns. Rows are updated in place often: leave them room.
CREATE TABLE learner (
    id           uuid PRIMARY KEY,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
) WITH (fillfactor = 80);

-- Everything that ever happened, and the only table that cannot be rebuilt. A learner's events rise in seq; those of
-- different learners may commit out of order. body is the JSON of what has no column of its own (EventJson).
CREATE TABLE event (
    seq         bigint      GENERATED ALWAYS AS IDENTITY,
    learner_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    type        text        NOT NULL,
    course      text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    body        jsonb       NOT NULL,
    PRIMARY KEY (learner_id, id)
);

CREATE UNIQUE INDEX event_seq ON event (seq);

-- Projection: what a learner has read of a lesson. "of" is how many sections the lesson had when it was last read,
-- 0 while that is not known.
CREATE TABLE lesson_progress (
    learner_id   uuid        NOT NULL,
    course       text        NOT NULL,
    lesson       text        NOT NULL,
    sections     text[]      NOT NULL,
    of           int         NOT NULL,
    last_section text,
    started_at   timestamptz NOT NULL,
    last_read_at timestamptz NOT NULL,
    completed_at timestamptz,
    PRIMARY KEY (learner_id, course, lesson)
) WITH (fillfactor = 80);
