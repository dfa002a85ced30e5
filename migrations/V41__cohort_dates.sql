-- When a lesson or a quiz opens and closes, by the clocks of the cohort's zone, and how many per cent of the points each
-- day late takes off. Something may open or close without being due.
ALTER TABLE cohort_due
    ALTER COLUMN due_on DROP NOT NULL,
    ADD COLUMN opens_at timestamp,
    ADD COLUMN closes_at timestamp,
    ADD COLUMN late_percent int NOT NULL DEFAULT 0 CHECK (late_percent BETWEEN 0 AND 100),
    ADD CHECK (due_on IS NOT NULL OR opens_at IS NOT NULL OR closes_at IS NOT NULL),
    ADD CHECK (opens_at < closes_at);
