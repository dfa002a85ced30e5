-- Attempts by their deadlines, for whoever ends them in time; few attempts have one. It says nothing of how they ended,
-- so that an attempt that ends is still updated in place.
CREATE INDEX attempt_deadline ON attempt (deadline) WHERE deadline IS NOT NULL;
