-- How the desk's tickets belong together; customers never learn of it. "duplicate": the first is one of the second. "blocks": the
-- second waits for the first. "parent": of the second. What is "related" has no direction: the lower id stands first.
CREATE TABLE ticket_links (
  from_id bigint NOT NULL REFERENCES tickets (id),
  to_id   bigint NOT NULL REFERENCES tickets (id),
  kind    text NOT NULL CHECK (kind IN ('related', 'duplicate', 'blocks', 'parent')),
  PRIMARY KEY (from_id, to_id, kind),
  CHECK (from_id <> to_id),
  CHECK (kind <> 'related' OR from_id < to_id)
);
CREATE INDEX ticket_links_to ON ticket_links (to_id);
-- Neither twice nor the other way round.
CREATE UNIQUE INDEX ticket_links_once ON ticket_links (least(from_id, to_id), greatest(from_id, to_id), kind);
CREATE UNIQUE INDEX ticket_links_one_parent ON ticket_links (to_id) WHERE kind = 'parent';
