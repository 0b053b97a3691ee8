-- Saved searches of the queue: what is looked for, and how its list is shown.
CREATE TABLE saved_views (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope       text NOT NULL CHECK (scope IN ('personal', 'team', 'all')),
  owner_id    bigint REFERENCES people (id), -- whose it is; null: a team's or everybody's
  team_id     bigint REFERENCES teams (id),
  name        text NOT NULL CHECK (name <> ''),
  query       text NOT NULL, -- as it was typed; read anew each time, by the rights of who reads
  sort        text NOT NULL,
  columns     text[] NOT NULL DEFAULT '{}', -- of its wide list; none: the usual ones
  group_by    text, -- null: one list
  created_by  bigint REFERENCES people (id),
  created_at  timestamptz NOT NULL,
  changed_by  bigint REFERENCES people (id),
  changed_at  timestamptz NOT NULL,
  archived_at timestamptz,
  version     integer NOT NULL DEFAULT 1,
  CHECK ((scope = 'personal') = (owner_id IS NOT NULL)),
  CHECK ((scope = 'team') = (team_id IS NOT NULL))
);
CREATE INDEX saved_views_of_owner ON saved_views (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX saved_views_shared ON saved_views (scope, team_id) WHERE owner_id IS NULL;

-- How a person has a view: its place in their sidebar, and whether they are told of what comes to match it.
CREATE TABLE view_standings (
  person_id    bigint NOT NULL REFERENCES people (id),
  view_id      bigint NOT NULL REFERENCES saved_views (id) ON DELETE CASCADE,
  place        integer, -- null: behind those that have one, by name
  alerts_since timestamptz, -- tickets that came in since then are told of; null: none are
  PRIMARY KEY (person_id, view_id)
);
CREATE INDEX view_standings_of_view ON view_standings (view_id);
-- Who asks to be told: looked at with each change of a ticket, and empty where nobody does.
CREATE INDEX view_standings_alerted ON view_standings (person_id) WHERE alerts_since IS NOT NULL;
