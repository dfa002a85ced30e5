-- Which answer to its question in its attempt this is: 1 for the first. A change names the one it changes, so that it
-- never overwrites one that it did not know of.
ALTER TABLE response ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE response ALTER COLUMN version DROP DEFAULT;

UPDATE response r
SET version = given.times
FROM (SELECT learner_id, (body ->> 'attempt')::uuid AS attempt_id, body ->> 'question' AS question, count(*) AS times
      FROM event
      WHERE type = 'question-answered'
      GROUP BY 1, 2, 3
      HAVING count(*) > 1) AS given
WHERE r.learner_id = given.learner_id AND r.attempt_id = given.attempt_id AND r.question = given.question;
