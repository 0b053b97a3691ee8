-- Whose news somebody of staff wants to hear, or not: one word for each person and ticket, none for most.
CREATE TABLE ticket_follows (
  person_id bigint NOT NULL REFERENCES people (id),
  ticket_id bigint NOT NULL REFERENCES tickets (id),
  level     text NOT NULL CHECK (level IN ('following', 'muted')),
  since     timestamptz NOT NULL,
  PRIMARY KEY (person_id, ticket_id)
);
-- Who is told of what happens to a ticket.
CREATE INDEX ticket_follows_of_ticket ON ticket_follows (ticket_id);

-- Tickets that somebody has put out of their own queue for a while. A row goes when the ticket comes back to them, which
-- therefore happens once.
CREATE TABLE snoozes (
  person_id bigint NOT NULL REFERENCES people (id),
  ticket_id bigint NOT NULL REFERENCES tickets (id),
  until     timestamptz, -- null: until something happens to it
  since     timestamptz NOT NULL,
  event_id  bigint NOT NULL REFERENCES events (id), -- by which it was put aside; only what happened later ends it
  PRIMARY KEY (person_id, ticket_id),
  CHECK (until > since)
);
CREATE INDEX snoozes_of_ticket ON snoozes (ticket_id);
CREATE INDEX snoozes_due ON snoozes (until) WHERE until IS NOT NULL;
