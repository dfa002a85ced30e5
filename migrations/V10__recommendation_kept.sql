-- Recommendations as learners kept them. One that was withdrawn stays as a row without content.

CREATE TABLE recommendation_kept (
    learner_id        uuid        NOT NULL,
    recommendation_id uuid        NOT NULL,
    course            text        NOT NULL,
    content           jsonb,
    kept_at           timestamptz NOT NULL,
    PRIMARY KEY (learner_id, recommendation_id)
);

-- A link is opened by whoever has it, and says nothing of its learner.
CREATE INDEX recommendation_kept_by_link ON recommendation_kept (recommendation_id);
