-- Parameters of memory that were fitted to this site's own answers, and whether memory follows them: those that were put
-- in force and not taken back, at most one; without one it follows the published ones. Beside the log.
CREATE TABLE memory_parameters (
    id              uuid               PRIMARY KEY,
    weights         double precision[] NOT NULL CHECK (cardinality(weights) = 21),
    -- The answers they were fitted to, and those that they were tried on, of other learners.
    reviews         integer            NOT NULL,
    learners        integer            NOT NULL,
    held_out        integer            NOT NULL,
    -- The log loss on these of what was in force before and of these, and the difference with its interval.
    loss_before     double precision   NOT NULL,
    loss_after      double precision   NOT NULL,
    difference_low  double precision   NOT NULL,
    difference_high double precision   NOT NULL,
    fitted_at       timestamptz        NOT NULL,
    applied_at      timestamptz,
    applied_by      text               NOT NULL DEFAULT '' CHECK (char_length(applied_by) <= 100),
    withdrawn_at    timestamptz,
    withdrawn_by    text               NOT NULL DEFAULT '' CHECK (char_length(withdrawn_by) <= 100)
);

CREATE UNIQUE INDEX memory_parameters_in_force ON memory_parameters ((true))
    WHERE applied_at IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX memory_parameters_latest ON memory_parameters (fitted_at);
