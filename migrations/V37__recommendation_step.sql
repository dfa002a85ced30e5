-- At which step of a path learners were when they said how it goes; 0 before the first. Empty where nobody asked, or said.

ALTER TABLE recommendation_going ADD COLUMN step integer;
