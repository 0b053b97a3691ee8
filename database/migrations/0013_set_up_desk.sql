-- The links printed at the start of a desk that has no admin yet: whoever holds one makes themselves the first. Every
-- process that starts prints its own, and all of them go when there is an admin.
CREATE TABLE bootstrap_links (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE, -- SHA-256; the token itself is printed and kept nowhere
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

-- What admins said about the setup checklist. Which steps are done is read from the desk itself.
CREATE TABLE setup (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  skipped   text[] NOT NULL DEFAULT '{}',
  hidden_at timestamptz,
  version   integer NOT NULL DEFAULT 1
);
-- A desk that is at work already needs nobody to lead it to its first ticket.
INSERT INTO setup (hidden_at) SELECT CASE WHEN EXISTS (SELECT FROM tickets) THEN app_now() END;

-- The sample data: made once, then shown or put out of sight as a whole.
CREATE TABLE sample_data (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  state      text NOT NULL DEFAULT 'none' CHECK (state IN ('none', 'loading', 'shown', 'hidden')),
  percent    smallint NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  hidden_at  timestamptz, -- also on each of its tickets that was put out of sight with it
  changed_by bigint REFERENCES people (id),
  changed_at timestamptz
);
INSERT INTO sample_data DEFAULT VALUES;

-- Nobody made up can ever sign in or be written to: "invalid" is a domain that nobody can own.
ALTER TABLE people
  ADD COLUMN is_sample boolean NOT NULL DEFAULT false,
  ADD COLUMN is_hidden boolean NOT NULL DEFAULT false, -- out of sight with the rest of the sample data
  ADD CHECK (is_sample OR NOT is_hidden),
  ADD CHECK (NOT is_sample OR (password_hash IS NULL AND email_verified_at IS NULL)),
  ADD CHECK (NOT is_sample OR email LIKE '%.invalid');

ALTER TABLE organizations
  ADD COLUMN is_sample boolean NOT NULL DEFAULT false,
  ADD COLUMN is_hidden boolean NOT NULL DEFAULT false,
  ADD CHECK (is_sample OR NOT is_hidden);
ALTER TABLE departments
  ADD COLUMN is_sample boolean NOT NULL DEFAULT false,
  ADD COLUMN is_hidden boolean NOT NULL DEFAULT false,
  ADD CHECK (is_sample OR NOT is_hidden);
ALTER TABLE teams
  ADD COLUMN is_sample boolean NOT NULL DEFAULT false,
  ADD COLUMN is_hidden boolean NOT NULL DEFAULT false,
  ADD CHECK (is_sample OR NOT is_hidden);
ALTER TABLE skills
  ADD COLUMN is_sample boolean NOT NULL DEFAULT false,
  ADD COLUMN is_hidden boolean NOT NULL DEFAULT false,
  ADD CHECK (is_sample OR NOT is_hidden);
ALTER TABLE categories
  ADD COLUMN is_sample boolean NOT NULL DEFAULT false,
  ADD COLUMN is_hidden boolean NOT NULL DEFAULT false,
  ADD CHECK (is_sample OR NOT is_hidden);

-- A complaint of somebody made up. Out of sight it is hidden, as a deleted one is.
ALTER TABLE tickets ADD COLUMN is_sample boolean NOT NULL DEFAULT false;
CREATE INDEX tickets_sample ON tickets (id) WHERE is_sample;
