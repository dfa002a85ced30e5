-- A warm-up may be given to all members as homework, of one day at most one; it is asked for until it is taken back.
ALTER TABLE cohort_warm_up
    ADD COLUMN due_on        date,
    ADD COLUMN taken_back_at timestamptz,
    ADD CHECK (taken_back_at IS NULL OR due_on IS NOT NULL);

CREATE UNIQUE INDEX cohort_warm_up_due ON cohort_warm_up (cohort_id, due_on) WHERE taken_back_at IS NULL;
