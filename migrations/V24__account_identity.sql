-- Who an account belongs to, and how its owner shows it again.

-- When somebody who has no password last showed at their provider that they are there.
ALTER TABLE session ADD COLUMN confirmed_at timestamptz;

-- Since when it is known that mail to the address reaches its owner; providers vouch for it.
ALTER TABLE account ADD COLUMN email_verified_at timestamptz;
UPDATE account SET email_verified_at = created_at WHERE password IS NULL;

-- By what an instructor finds the account of whoever gave it to them, to grant them the role; for a week.
CREATE TABLE account_code (
    learner_id uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    code       text        NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);
