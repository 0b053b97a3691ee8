-- Everything that happened: timeline and audit. Rows are never changed; writers never wait for each other.
CREATE TABLE events (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid          xid8 NOT NULL DEFAULT pg_current_xact_id(), -- ids are not handed out in commit order; this tells what is settled
  type         text NOT NULL,
  ticket_id    bigint,
  actor_kind   text NOT NULL CHECK (actor_kind IN ('person', 'system', 'anonymous')),
  actor_id     bigint REFERENCES people (id),
  on_behalf_of bigint REFERENCES people (id),
  is_internal  boolean NOT NULL DEFAULT false, -- true: no customer ever learns of it
  data         jsonb NOT NULL DEFAULT '{}',    -- small facts: names of states, ids
  request_id   text,
  created_at   timestamptz NOT NULL,
  CHECK ((actor_kind = 'person') = (actor_id IS NOT NULL))
);
COMMENT ON TABLE events IS 'append-only: what happened, for timelines, reactions and the audit';
CREATE INDEX events_of_ticket ON events (ticket_id, id) WHERE ticket_id IS NOT NULL;

-- What may one day have to be erased lies apart: texts, old and new values, where a request came from.
CREATE TABLE event_details (
  event_id   bigint PRIMARY KEY REFERENCES events (id),
  data       jsonb NOT NULL DEFAULT '{}',
  ip         inet,
  user_agent text
);
COMMENT ON TABLE event_details IS 'append-only: the erasable part of events';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_details_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_details FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Answers to creating requests, kept a day: the same key gets the same answer.
CREATE TABLE idempotency_keys (
  person_id   bigint NOT NULL REFERENCES people (id),
  key         text NOT NULL,
  fingerprint bytea NOT NULL, -- SHA-256 of method, path and body
  status      smallint NOT NULL,
  response    jsonb NOT NULL,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- Processes that work on jobs. One that stays silent has died: its jobs are freed for the others.
CREATE TABLE processes (
  worker_id  text PRIMARY KEY,
  host       text NOT NULL,
  pid        integer NOT NULL,
  started_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL
);
