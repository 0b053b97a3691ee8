-- Answers that are written once and used often, and macros: one without a text that only does something to a ticket.
CREATE TABLE canned_responses (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope          text NOT NULL CHECK (scope IN ('personal', 'team', 'all')),
  owner_id       bigint REFERENCES people (id), -- whose it is; null: a team's or everybody's
  team_id        bigint REFERENCES teams (id),
  shortcut       text NOT NULL CHECK (shortcut ~ '^[a-z0-9][a-z0-9-]{0,39}$'), -- typed after a slash
  title          text NOT NULL CHECK (title <> ''),
  folder         text CHECK (folder <> ''), -- null: in none
  set_status     text CHECK (set_status IN ('in_progress', 'pending', 'on_hold', 'resolved', 'closed')),
  set_priority   text CHECK (set_priority IN ('low', 'medium', 'high', 'critical')),
  add_tags       text[] NOT NULL DEFAULT '{}', -- by name, as if somebody typed them
  assign_to_me   boolean NOT NULL DEFAULT false, -- to whoever uses it
  assign_team_id bigint REFERENCES teams (id),
  created_by     bigint REFERENCES people (id),
  created_at     timestamptz NOT NULL,
  changed_by     bigint REFERENCES people (id),
  changed_at     timestamptz NOT NULL,
  archived_at    timestamptz,
  version        integer NOT NULL DEFAULT 1,
  CHECK ((scope = 'personal') = (owner_id IS NOT NULL)),
  CHECK ((scope = 'team') = (team_id IS NOT NULL))
);
-- One meaning for each shortcut among what belongs to the same person, team or desk.
CREATE UNIQUE INDEX canned_responses_shortcut
  ON canned_responses (scope, coalesce(owner_id, team_id, 0), shortcut) WHERE archived_at IS NULL;
CREATE INDEX canned_responses_in_order ON canned_responses (shortcut, id);

CREATE TABLE canned_texts (
  canned_id bigint NOT NULL REFERENCES canned_responses (id) ON DELETE CASCADE,
  language  text NOT NULL,
  body      text NOT NULL CHECK (body <> ''),
  PRIMARY KEY (canned_id, language)
);

-- Beside the row itself: whoever uses one waits for nobody who changes it.
CREATE TABLE canned_uses (
  canned_id    bigint PRIMARY KEY REFERENCES canned_responses (id) ON DELETE CASCADE,
  uses         integer NOT NULL CHECK (uses > 0),
  last_used_at timestamptz NOT NULL,
  last_used_by bigint REFERENCES people (id)
);
