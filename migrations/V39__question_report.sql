-- What learners say is wrong with a question, once for each they were asked, and what became of it. The words of people,
-- beside the log: they go with whoever wrote them.
CREATE TABLE question_report (
    id          uuid        PRIMARY KEY,
    learner_id  uuid        NOT NULL,
    attempt_id  uuid        NOT NULL,
    course      text        NOT NULL,
    quiz        text        NOT NULL,
    question    text        NOT NULL,
    -- The question and the answer as they were when it was reported; no answer where none was given.
    revision    text        NOT NULL,
    answer      jsonb,
    said        text        NOT NULL CHECK (char_length(said) <= 500),
    reported_at timestamptz NOT NULL,
    state       text        NOT NULL,
    reply       text        NOT NULL DEFAULT '' CHECK (char_length(reply) <= 500),
    replied_at  timestamptz,
    -- Nobody where an operator replied, and where the account is deleted.
    replied_by  uuid,
    seen        boolean     NOT NULL DEFAULT false,
    version     integer     NOT NULL DEFAULT 1,
    UNIQUE (learner_id, attempt_id, question)
);

CREATE INDEX question_report_open ON question_report (course, question) WHERE state = 'OPEN';
CREATE INDEX question_report_latest ON question_report (reported_at);
CREATE INDEX question_report_replied_by ON question_report (replied_by) WHERE replied_by IS NOT NULL;
