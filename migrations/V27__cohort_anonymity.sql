-- Since when a cohort is anonymous: what was answered from then on was answered under that promise.
ALTER TABLE cohort ADD COLUMN anonymous_since timestamptz;

UPDATE cohort SET anonymous_since = created_at WHERE anonymous;

ALTER TABLE cohort ADD CONSTRAINT cohort_anonymous_since CHECK (anonymous = (anonymous_since IS NOT NULL));
