-- What an event is about, so that the audit can be asked for it. A ticket's own events have their `ticket_id`.
ALTER TABLE events ADD COLUMN object_kind text, ADD COLUMN object_id bigint,
  ADD CONSTRAINT events_object CHECK ((object_kind IS NULL) = (object_id IS NULL));

-- Since when it is known that the session's owner sits before it: a sensitive action needs that to be a moment ago.
ALTER TABLE sessions ADD COLUMN confirmed_at timestamptz;
UPDATE sessions SET confirmed_at = created_at;
ALTER TABLE sessions ALTER COLUMN confirmed_at SET NOT NULL, ALTER COLUMN confirmed_at SET DEFAULT app_now();
