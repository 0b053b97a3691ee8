-- What the audit is asked for, newest first. Writers pay for each of these: none without a filter that needs it.
CREATE INDEX events_by_time ON events (created_at, id);
CREATE INDEX events_of_actor ON events (actor_id, created_at, id) WHERE actor_id IS NOT NULL;
CREATE INDEX events_of_nobody ON events (actor_kind, created_at, id) WHERE actor_id IS NULL;
CREATE INDEX events_of_type ON events (type text_pattern_ops, created_at, id);
CREATE INDEX events_of_object ON events (object_kind, object_id) WHERE object_kind IS NOT NULL;
CREATE INDEX events_of_request ON events (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX event_details_by_ip ON event_details (ip, event_id) WHERE ip IS NOT NULL;

-- Who is exporting something, so that nobody does it twice at once. Lost in a crash, as the export is.
CREATE UNLOGGED TABLE export_turns (
  person_id bigint PRIMARY KEY,
  token     uuid NOT NULL,
  until     timestamptz NOT NULL -- by the real clock; later the turn is over, whatever became of the export
);
