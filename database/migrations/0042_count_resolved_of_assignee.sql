-- What somebody resolved since Monday, without reading everything that was ever theirs.
CREATE INDEX tickets_resolved_of_assignee ON tickets (assignee_id, resolved_at) WHERE resolved_at IS NOT NULL;
