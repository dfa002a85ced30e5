-- Which mail goes first: 0 somebody asked for it just now, 1 somebody wrote to others, 2 it comes by itself again and again.
ALTER TABLE mail_outbox ADD COLUMN turn smallint NOT NULL DEFAULT 0;

UPDATE mail_outbox SET turn = CASE WHEN unsubscribe IS NOT NULL THEN 2 ELSE 1 END
WHERE sent_at IS NULL AND failed_at IS NULL AND (unsubscribe IS NOT NULL OR about IS NOT NULL);

DROP INDEX mail_outbox_waiting;
CREATE INDEX mail_outbox_waiting ON mail_outbox (turn, next_at, id) WHERE sent_at IS NULL AND failed_at IS NULL;
