-- What every answer writes for cohorts, made less.

-- When a learner was active in a course, by days of UTC: one row a day tells the first and the last time as well.
DROP TABLE course_activity;
DROP TABLE activity_day;

CREATE TABLE activity_day (
    learner_id uuid        NOT NULL,
    course     text        NOT NULL,
    day        date        NOT NULL,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    PRIMARY KEY (learner_id, course, day)
) WITH (fillfactor = 80);

INSERT INTO activity_day (learner_id, course, day, first_at, last_at)
SELECT learner_id, course, (occurred_at AT TIME ZONE 'UTC')::date, min(occurred_at), max(occurred_at)
FROM event
GROUP BY 1, 2, 3;

-- How long a first response took was a third of what an answer cost Postgres: it looked up all other answers of the
-- attempt. It follows from what is there, so whoever asks for it has it worked out.
ALTER TABLE item_response DROP COLUMN first_ms;

-- first_ms is from the first response before it in the same attempt, or from the beginning of the attempt, in
-- milliseconds. To be asked for learners and a course, by which the rows to number are found.
CREATE VIEW timed_item_response AS
SELECT i.*,
       greatest(0, 1000 * extract(epoch FROM i.first_at - greatest(a.started_at, lag(i.first_at) OVER (
           PARTITION BY i.learner_id, i.course, i.first_attempt ORDER BY i.first_at))))::int AS first_ms
FROM item_response i
JOIN attempt a ON a.learner_id = i.learner_id AND a.id = i.first_attempt;
