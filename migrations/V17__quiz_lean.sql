-- How items were responded to is worked out of the responses by whoever asks for it. item_response was a fifth of what
-- an answer cost Postgres, and said nothing that response does not.
DROP VIEW timed_item_response;
DROP TABLE item_response;

-- When a question was first answered in its attempt; answered_at is when it last was, which differs where answers may be
-- changed until the end.
ALTER TABLE response ADD COLUMN first_answered_at timestamptz;

UPDATE response r
SET first_answered_at = given.first_at
FROM (SELECT learner_id, (body ->> 'attempt')::uuid AS attempt_id, body ->> 'question' AS question,
             min(occurred_at) AS first_at
      FROM event
      WHERE type = 'question-answered'
      GROUP BY 1, 2, 3) AS given
WHERE r.learner_id = given.learner_id AND r.attempt_id = given.attempt_id AND r.question = given.question;

ALTER TABLE response ALTER COLUMN first_answered_at SET NOT NULL;
