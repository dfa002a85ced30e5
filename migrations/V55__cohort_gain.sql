-- Whether a cohort measures what its members learn, by tests before and after each part, and since when. Beside the log.
ALTER TABLE cohort ADD COLUMN gain_since timestamptz;
