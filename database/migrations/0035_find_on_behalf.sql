-- Who is looked for in the audit is found by what was done on their behalf too. Few rows are, so few writers pay for it.
CREATE INDEX events_on_behalf ON events (on_behalf_of, created_at, id) WHERE on_behalf_of IS NOT NULL;
