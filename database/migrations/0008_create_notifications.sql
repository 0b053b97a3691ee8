CREATE TABLE notifications (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES people (id),
  event_id   bigint NOT NULL REFERENCES events (id),
  ticket_id  bigint NOT NULL REFERENCES tickets (id),
  comment_id bigint REFERENCES ticket_comments (id),
  kind       text NOT NULL,
  actor_id   bigint REFERENCES people (id),
  data       jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  read_at    timestamptz,
  UNIQUE (event_id, person_id) -- exactly once per event and person, however often the job runs
);
CREATE INDEX notifications_of_person ON notifications (person_id, id DESC);
CREATE INDEX notifications_unread ON notifications (person_id) WHERE read_at IS NULL;

CREATE TABLE mails (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id    bigint REFERENCES events (id),
  person_id   bigint REFERENCES people (id),
  to_address  text NOT NULL,
  template    text NOT NULL,
  subject     text NOT NULL,
  text        text NOT NULL,
  html        text NOT NULL,
  secret      text, -- the link that lets someone in; the texts hold a placeholder for it, and it goes once it is sent
  message_id  text NOT NULL UNIQUE, -- a repeated sending carries the same one
  state       text NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'kept')),
  tries       integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  last_error  text,
  created_at  timestamptz NOT NULL,
  sent_at     timestamptz,
  UNIQUE (event_id, to_address, template)
);
CREATE INDEX mails_newest ON mails (id DESC);
CREATE INDEX mails_waiting ON mails (next_try_at) WHERE state = 'queued';
