-- How far each decision has followed the log: every answer up to there is marked as it says. Null where none is looked at
-- yet, which holds for all decisions of before: they are followed anew.
ALTER TABLE regrade ADD COLUMN followed_to bigint;

-- Learners whose answers all decisions have to look at once more, as others concern them now: they joined a cohort, or a
-- guest's answers became theirs. Noted in the transaction that does so, and removed when it is done.
CREATE TABLE regrade_again (
    learner_id uuid PRIMARY KEY,
    noted      int  NOT NULL
);

-- What each decision made of each answer: a projection of the log, with what the answer had before it, and whether the
-- attempt had passed and passes. place counts the decisions on an answer in the order in which they reached it.
CREATE TABLE regrade_effect (
    learner_id      uuid    NOT NULL,
    attempt_id      uuid    NOT NULL,
    question        text    NOT NULL,
    regrade_id      uuid    NOT NULL,
    place           int     NOT NULL,
    before_points   int     NOT NULL,
    before_out_of   int     NOT NULL,
    points          int     NOT NULL,
    out_of          int     NOT NULL,
    passed          boolean NOT NULL,
    passes          boolean NOT NULL,
    PRIMARY KEY (learner_id, attempt_id, question, regrade_id)
);

CREATE INDEX regrade_effect_regrade ON regrade_effect (regrade_id);
