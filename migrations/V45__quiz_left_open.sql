-- What was shown of an attempt's questions and left open, as questions-shown has it: by question, the revision that was
-- shown last. An attempt of which none is recorded has none.
ALTER TABLE attempt
    ADD COLUMN shown_revisions jsonb;
