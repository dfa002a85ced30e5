-- When a question was first shown in an attempt, as the first answer to it says, and why nobody can say how long that
-- answer took: OFFLINE or FRONT_PAGE. Both are empty for answers from before that was recorded.
ALTER TABLE response
    ADD COLUMN shown_at timestamptz,
    ADD COLUMN untimed text;
