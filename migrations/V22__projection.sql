-- What the projections of the event log were made by, as "table:version" for each table. A server whose projections are
-- others fills them from the log before it serves, and notes here how far it has come.

CREATE TABLE projection (
    only_one     boolean PRIMARY KEY CHECK (only_one),
    made         text[]  NOT NULL,
    filling      text[],
    filled_up_to uuid    -- the last learner that is done, in the order of ids
);

INSERT INTO projection (only_one, made) VALUES (true, '{}');
