-- What was asked: every revision of every question that was ever served, as it was when a server first served it. It
-- follows from the courses, is added to by each start and never emptied, and holds nothing about learners.
-- content is the whole question with its key, as QuestionJson writes it.
CREATE TABLE question_revision (
    course          text        NOT NULL,
    question        text        NOT NULL,
    revision        text        NOT NULL,
    quiz            text        NOT NULL,
    content         jsonb       NOT NULL,
    first_served_at timestamptz NOT NULL,
    PRIMARY KEY (course, question, revision)
);
