-- A guest's session is good for one ticket; null: a person who signed in, with all their rights.
ALTER TABLE sessions ADD COLUMN ticket_id bigint REFERENCES tickets (id);

-- Complaints of people without an account, until the mailbox is proven: then they become tickets.
CREATE TABLE guest_drafts (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  secret_hash  bytea NOT NULL UNIQUE, -- SHA-256 of what the writing browser holds
  email        text NOT NULL CHECK (email = lower(email)),
  full_name    text,
  locale       text,
  time_zone    text,
  complaint    jsonb, -- what was written; gone once it is a ticket
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ticket_id    bigint REFERENCES tickets (id),
  confirmed_at timestamptz,
  CHECK ((ticket_id IS NULL) = (confirmed_at IS NULL)),
  CHECK ((ticket_id IS NULL) = (complaint IS NOT NULL))
);
CREATE INDEX guest_drafts_expiry ON guest_drafts (expires_at);

-- Codes and links that prove a mailbox: for a draft, or to follow a complaint. Every request has a row, also one that
-- mails nothing, so that the limits count alike whether an address is known or not.
CREATE TABLE guest_codes (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  draft_id        bigint REFERENCES guest_drafts (id) ON DELETE CASCADE,
  request_hash    bytea UNIQUE, -- SHA-256 of what the browser that asked to follow a complaint holds
  email           text NOT NULL CHECK (email = lower(email)),
  ip              inet,
  ticket_id       bigint REFERENCES tickets (id), -- to follow: filled in by the job that mails the code
  person_id       bigint REFERENCES people (id),
  code_hash       bytea, -- keyed: six digits alone could be tried out
  tries           smallint NOT NULL DEFAULT 0, -- wrong ones
  link_hash       bytea UNIQUE,
  created_at      timestamptz NOT NULL,
  code_expires_at timestamptz NOT NULL,
  link_expires_at timestamptz NOT NULL,
  used_at         timestamptz, -- also set when a newer one takes its place
  CHECK ((draft_id IS NULL) <> (request_hash IS NULL)),
  CHECK ((ticket_id IS NULL) = (person_id IS NULL))
);
CREATE INDEX guest_codes_of_draft ON guest_codes (draft_id, id);
CREATE INDEX guest_codes_of_address ON guest_codes (email, created_at);
CREATE INDEX guest_codes_age ON guest_codes (created_at);

-- An IPv4 address, or the /64 of an IPv6 one: whoever has one address of it has all.
CREATE FUNCTION network_of(address inet) RETURNS cidr LANGUAGE sql IMMUTABLE STRICT
RETURN network(set_masklen(address, CASE family(address) WHEN 6 THEN 64 ELSE 32 END));
