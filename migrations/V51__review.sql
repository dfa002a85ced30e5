-- How many questions a learner wishes to review on a day at most; who never said so has no row.
CREATE TABLE review_wish (
    learner_id uuid        PRIMARY KEY,
    per_day    smallint    NOT NULL CHECK (per_day BETWEEN 1 AND 500),
    changed_at timestamptz NOT NULL
);

-- Questions that a learner leaves out of reviews. It says nothing of what they know, so it is no event.
CREATE TABLE review_left_out (
    learner_id  uuid        NOT NULL,
    course      text        NOT NULL,
    question    text        NOT NULL,
    -- The day of theirs on which it may come again; none for good.
    until       date,
    left_out_at timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course, question)
);
