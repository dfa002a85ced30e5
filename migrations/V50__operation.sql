-- What operators did, by commands and on their pages: kept before it is done, and how it ended. No names, no addresses.
CREATE TABLE operation_act (
    id            uuid        PRIMARY KEY,
    begun_at      timestamptz NOT NULL,
    act           text        NOT NULL,
    -- By a command, on a page, by a signal or by a setting.
    way           text        NOT NULL,
    -- Where the request came from; empty where it was none.
    network       text        NOT NULL,
    -- Nobody, or somebody who is deleted since.
    about_learner uuid,
    detail        text        NOT NULL,
    outcome       text        NOT NULL DEFAULT 'begun',
    ended_at      timestamptz
);

CREATE INDEX operation_act_begun ON operation_act (begun_at, id);
CREATE INDEX operation_act_about ON operation_act (about_learner);

-- Since when a retention is announced, for as many days; another number of days is announced anew.
CREATE TABLE operation_retention (
    population   text        PRIMARY KEY,
    days         integer     NOT NULL,
    announced_at timestamptz NOT NULL,
    looked_at    timestamptz NOT NULL
);

-- Owners of accounts who were told that theirs goes where they do not come back.
CREATE TABLE operation_warning (
    learner_id uuid        PRIMARY KEY,
    warned_at  timestamptz NOT NULL
);
