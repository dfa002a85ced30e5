-- What learners answered to the questions of a recommendation: the latest answer to each.

CREATE TABLE recommendation_answer (
    learner_id  uuid        NOT NULL,
    course      text        NOT NULL,
    question    text        NOT NULL,
    option      text        NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course, question)
);
