-- A member's part of a course as a server worked it out, so that the next one to start need not: it follows from the
-- log like a projection, but is written behind the recorder, and counts only as long as it is of the same version of
-- the learner (projections made anew, events in the log) and made the same way (the same program, course and
-- parameters). Nothing is lost with it.
CREATE TABLE member_state (
    learner_id uuid   NOT NULL,
    course     text   NOT NULL,
    zone       text   NOT NULL,
    made_by    text   NOT NULL,
    made_anew  bigint NOT NULL,
    events     bigint NOT NULL,
    state      bytea  NOT NULL,
    PRIMARY KEY (learner_id, course, zone)
);

-- Mostly numbers that no compression makes smaller.
ALTER TABLE member_state ALTER COLUMN state SET STORAGE EXTERNAL;

-- How often all rows of the projections were made anew: what was worked out of those before does not count any more.
ALTER TABLE projection ADD COLUMN made_anew bigint NOT NULL DEFAULT 0;
