-- What instructors look at: projections of the event log that hold one row per learner and thing, however often the
-- learner did something with it. So the cost of a view follows from the size of the cohort and of the course, and never
-- from the length of the log. Every key begins with the learner.

-- When a learner was first and last active in a course.
CREATE TABLE course_activity (
    learner_id uuid        NOT NULL,
    course     text        NOT NULL,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course)
) WITH (fillfactor = 80);

-- On which days, and how many events there were; days are those of UTC.
CREATE TABLE activity_day (
    learner_id uuid NOT NULL,
    course     text NOT NULL,
    day        date NOT NULL,
    events     int  NOT NULL,
    PRIMARY KEY (learner_id, course, day)
) WITH (fillfactor = 80);

-- How a learner stands with a quiz. best_* are of the finished attempt at the whole quiz with the largest share of
-- points; retries of missed questions count as attempts, as failed and as passed, but never as best.
CREATE TABLE quiz_standing (
    learner_id        uuid        NOT NULL,
    course            text        NOT NULL,
    quiz              text        NOT NULL,
    attempts          int         NOT NULL,
    failed_since_pass int         NOT NULL,
    best_points       int,
    best_out_of       int,
    best_passed       boolean,
    last_points       int,
    last_out_of       int,
    last_passed       boolean,
    last_at           timestamptz NOT NULL,
    open_since        timestamptz,
    open_deadline     timestamptz,
    PRIMARY KEY (learner_id, course, quiz)
) WITH (fillfactor = 80);

-- How a learner responded to an item as it was worded then: first and last. attempts counts those it was answered in;
-- first_* are of the first of them, as the answer stood when it ended. first_ms is from the answer before it, or from
-- the beginning of the attempt, in milliseconds.
CREATE TABLE item_response (
    learner_id       uuid        NOT NULL,
    course           text        NOT NULL,
    question         text        NOT NULL,
    revision         text        NOT NULL,
    quiz             text        NOT NULL,
    attempts         int         NOT NULL,
    first_attempt    uuid        NOT NULL,
    first_answer     jsonb       NOT NULL,
    first_correct    boolean     NOT NULL,
    first_confidence text,
    first_ms         int         NOT NULL,
    first_at         timestamptz NOT NULL,
    last_attempt     uuid        NOT NULL,
    last_correct     boolean     NOT NULL,
    last_confidence  text,
    last_at          timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course, question, revision)
) WITH (fillfactor = 80);

-- Whether answers to single items are shown without names, and where the days of due dates end: a name of the IANA time
-- zone database.
ALTER TABLE cohort ADD COLUMN anonymous boolean NOT NULL DEFAULT false;
ALTER TABLE cohort ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';

-- The last day for a lesson or a quiz of the cohort's course.
CREATE TABLE cohort_due (
    cohort_id uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
    kind      text NOT NULL CHECK (kind IN ('lesson', 'quiz')),
    target    text NOT NULL,
    due_on    date NOT NULL,
    PRIMARY KEY (cohort_id, kind, target)
);
