-- What signs a guest's cookie. All nodes share one key, which lives as long as the database: a new key would make
-- strangers of all guests.
CREATE TABLE signing_key (
    only_one   boolean     PRIMARY KEY CHECK (only_one),
    key        bytea       NOT NULL CHECK (length(key) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);
