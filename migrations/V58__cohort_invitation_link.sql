-- The link in the mail of an invitation, by which whom it is for is led to it whichever account they have.
ALTER TABLE cohort_invitation ADD COLUMN link_hash bytea;
CREATE UNIQUE INDEX cohort_invitation_link ON cohort_invitation (link_hash);
