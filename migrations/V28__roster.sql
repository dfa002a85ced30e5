-- What a school calls somebody by, as its list has it, and the address of that list by which they came: so that the same
-- list again finds them, whatever address their account has.
ALTER TABLE cohort_invitation ADD COLUMN number text;
ALTER TABLE membership ADD COLUMN number text;
ALTER TABLE membership ADD COLUMN listed_as text;

-- Addresses lose the signs that nobody sees, but for one whose address without them is another's.
CREATE FUNCTION pg_temp.visible(email_key text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT lower(normalize(regexp_replace(email_key,
        U&'[\0001-\0008\000E-\001F\007F-\0084\0086-\009F\00AD\034F\061C\115F\1160\17B4\17B5\180B-\180F\200B-\200F'
            || U&'\202A-\202E\2060-\206F\3164\FE00-\FE0F\FEFF\FFA0\FFF0-\FFF8\FFFC\+01BCA0-\+01BCA3\+01D173-\+01D17A'
            || U&'\+0E0000-\+0E0FFF]', '', 'g'), NFKC))
$$;

WITH cleaned AS (
    SELECT learner_id, pg_temp.visible(email_key) AS key,
           row_number() OVER (PARTITION BY pg_temp.visible(email_key) ORDER BY created_at, learner_id) AS nth
    FROM account
    WHERE email_key <> pg_temp.visible(email_key)
)
UPDATE account a
SET email_key = c.key
FROM cleaned c
WHERE c.learner_id = a.learner_id AND c.nth = 1 AND NOT EXISTS (SELECT FROM account o WHERE o.email_key = c.key);

WITH cleaned AS (
    SELECT cohort_id, email_key, pg_temp.visible(email_key) AS key,
           row_number() OVER (PARTITION BY cohort_id, pg_temp.visible(email_key) ORDER BY invited_at, email_key) AS nth
    FROM cohort_invitation
    WHERE email_key <> pg_temp.visible(email_key)
)
UPDATE cohort_invitation i
SET email_key = c.key
FROM cleaned c
WHERE c.cohort_id = i.cohort_id AND c.email_key = i.email_key AND c.nth = 1
  AND NOT EXISTS (SELECT FROM cohort_invitation o WHERE o.cohort_id = c.cohort_id AND o.email_key = c.key);

-- Who is a member is not invited any more.
DELETE FROM cohort_invitation i
USING account a, membership m
WHERE a.email_key = i.email_key AND m.learner_id = a.learner_id AND m.cohort_id = i.cohort_id;
