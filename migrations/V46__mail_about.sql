-- What a mail is about, such as the cohort that an invitation is to, by which it can be stopped as long as it waits.
ALTER TABLE mail_outbox ADD COLUMN about uuid;
CREATE INDEX mail_outbox_about ON mail_outbox (about) WHERE sent_at IS NULL AND failed_at IS NULL;
