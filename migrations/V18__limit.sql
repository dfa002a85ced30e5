-- How often something was done, for what may be done so often only: by the hash of a kind and a subject, when its bucket
-- will be empty, in milliseconds since 1970 (dev.crossroads.limit.Limit has the rule). Here and not in a node's memory, so
-- that more nodes do not mean more tries. Rows of the past say the same as none.
CREATE TABLE limit_use (
    subject     bytea   PRIMARY KEY,
    empty_at    bigint  NOT NULL,
    was_refused boolean NOT NULL
);

CREATE INDEX limit_use_empty ON limit_use (empty_at);
