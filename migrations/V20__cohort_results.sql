-- How a learner stands with a quiz follows from their attempts, by the one rule of their own pages; kept a second time
-- it said something else wherever the clock, an edit of the course or a raised pass mark came between.
DROP TABLE quiz_standing;

-- An attempt that its deadline ended is no sign of its learner: days that knew of nothing else go, the others are told
-- again from what the learner did.
CREATE TEMPORARY TABLE expired_day ON COMMIT DROP AS
SELECT DISTINCT learner_id, course, (occurred_at AT TIME ZONE 'UTC')::date AS day
FROM event
WHERE type = 'attempt-finished' AND (body ->> 'expired')::boolean;

DELETE FROM activity_day a
USING expired_day e
WHERE a.learner_id = e.learner_id AND a.course = e.course AND a.day = e.day;

INSERT INTO activity_day (learner_id, course, day, first_at, last_at)
SELECT e.learner_id, e.course, e.day, min(event.occurred_at), max(event.occurred_at)
FROM expired_day e
JOIN event ON event.learner_id = e.learner_id AND event.course = e.course
          AND event.occurred_at >= e.day::timestamp AT TIME ZONE 'UTC'
          AND event.occurred_at < (e.day + 1)::timestamp AT TIME ZONE 'UTC'
          AND NOT (event.type = 'attempt-finished' AND (event.body ->> 'expired')::boolean)
GROUP BY e.learner_id, e.course, e.day;
