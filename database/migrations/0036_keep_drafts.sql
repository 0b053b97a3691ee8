-- What people are writing to a ticket: one text for each person, ticket and mode. Nobody but its author ever reads it.
CREATE SEQUENCE draft_revs;
CREATE TABLE drafts (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id       bigint NOT NULL REFERENCES people (id),
  ticket_id       bigint NOT NULL REFERENCES tickets (id),
  is_internal     boolean NOT NULL,
  body            text NOT NULL,
  rev             bigint NOT NULL DEFAULT nextval('draft_revs'), -- another with each save, also of a draft that was there before
  base_comment_id bigint, -- the newest public message that the author had seen when they began; null: there was none
  others          jsonb NOT NULL DEFAULT '[]', -- what other devices had and a save knew nothing of: [{id, body, saved_at}]
  returned        text, -- why it came back instead of being sent; null once it is written on
  begun_at        timestamptz NOT NULL,
  saved_at        timestamptz NOT NULL,
  UNIQUE (person_id, ticket_id, is_internal)
);

-- Messages whose Send was pressed and can still be undone. Nobody but their author sees them; a job sends them.
CREATE TABLE held_replies (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id       bigint NOT NULL REFERENCES people (id),
  ticket_id       bigint NOT NULL REFERENCES tickets (id),
  is_internal     boolean NOT NULL,
  body            text NOT NULL, -- empty once it is settled: it is a message or a draft then
  set_status      text,
  base_comment_id bigint,
  pressed_at      timestamptz NOT NULL, -- when it counts from
  release_at      timestamptz NOT NULL CHECK (release_at >= pressed_at),
  outcome         text CHECK (outcome IN ('sent', 'undone', 'returned')),
  settled_at      timestamptz,
  request_id      text, -- where Send was pressed, for the audit
  ip              inet,
  user_agent      text,
  CHECK ((outcome IS NULL) = (settled_at IS NULL)),
  CHECK (outcome IS NULL OR body = '')
);
CREATE INDEX held_replies_waiting ON held_replies (ticket_id) WHERE outcome IS NULL;
CREATE INDEX held_replies_settled ON held_replies (settled_at) WHERE outcome IS NOT NULL;

-- An upload is kept as long as what it was picked for.
ALTER TABLE attachments
  ADD COLUMN draft_id bigint REFERENCES drafts (id) ON DELETE SET NULL,
  ADD COLUMN held_reply_id bigint REFERENCES held_replies (id) ON DELETE SET NULL;
CREATE INDEX attachments_of_draft ON attachments (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX attachments_of_held_reply ON attachments (held_reply_id) WHERE held_reply_id IS NOT NULL;

-- Since when a message is held that would settle this clock: until it is sent or undone, nobody calls it missed.
ALTER TABLE sla_clocks ADD COLUMN held_since timestamptz;
