-- The memory of a course that a learner's ended attempts left, for those with thousands of answers: to read all of
-- these anew takes a tenth of a second. It follows from attempts and responses; before it is relied on it is compared
-- with how many there are by now, with what was marked again and with the edition of the course. Beside the log.
CREATE TABLE quiz_ended (
    learner_id uuid        NOT NULL,
    course     text        NOT NULL,
    -- The questions as they were compared with the answers, and the rules that it was worked out by.
    edition    text        NOT NULL,
    marks      text        NOT NULL,
    attempts   uuid[]      NOT NULL,
    packed     bytea       NOT NULL,
    kept_at    timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course)
);

-- Packed as it is, it would take longer to unpack than to read.
ALTER TABLE quiz_ended ALTER COLUMN packed SET STORAGE EXTERNAL;
ALTER TABLE quiz_ended ALTER COLUMN attempts SET STORAGE EXTERNAL;
