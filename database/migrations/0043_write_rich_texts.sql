-- Messages of the desk are written in Markdown from here on; what was written before, and what customers write, stays as it is.
ALTER TABLE ticket_comments
  ADD COLUMN format    text     NOT NULL DEFAULT 'plain' CHECK (format IN ('plain', 'markdown')),
  ADD COLUMN signature text, -- of a public reply, as it was when it was sent; goes out by mail
  ADD COLUMN mentions  bigint[] NOT NULL DEFAULT '{}'; -- colleagues whom an internal note calls by name
ALTER TABLE drafts       ADD COLUMN mentions bigint[] NOT NULL DEFAULT '{}';
ALTER TABLE held_replies ADD COLUMN mentions bigint[] NOT NULL DEFAULT '{}';
-- What somebody puts below public replies, in Markdown; empty: nothing.
ALTER TABLE people ADD COLUMN signature text NOT NULL DEFAULT '';
