-- Teams and skills can be renamed and put away; whoever changed a team, a skill or a person last is named.
ALTER TABLE teams
  ADD COLUMN description text CHECK (description <> ''),
  ADD COLUMN archived_at timestamptz, -- serves nothing meanwhile and gives nobody any rights; its members stay for the day it is restored
  ADD COLUMN changed_by  bigint REFERENCES people (id),
  ADD COLUMN changed_at  timestamptz,
  ADD COLUMN version     integer NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX teams_name ON teams (lower(name));

ALTER TABLE skills
  ADD COLUMN archived_at timestamptz, -- no longer asked for; levels stay
  ADD COLUMN changed_by  bigint REFERENCES people (id),
  ADD COLUMN changed_at  timestamptz,
  ADD COLUMN version     integer NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX skills_name ON skills (lower(name));

-- By somebody who administers people; what they change about themselves does not count.
ALTER TABLE people
  ADD COLUMN changed_by bigint REFERENCES people (id),
  ADD COLUMN changed_at timestamptz;

-- A team that is put away takes its departments from its members, and gives them back when it is restored.
CREATE FUNCTION announce_team_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO access_changes (person_id) SELECT person_id FROM team_members WHERE team_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER teams_archived_access AFTER UPDATE OF archived_at ON teams FOR EACH ROW
  WHEN (OLD.archived_at IS DISTINCT FROM NEW.archived_at) EXECUTE FUNCTION announce_team_archived();

-- Finds the categories and the open work that still need a team or a skill.
CREATE INDEX categories_team ON categories (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX categories_skill ON categories (skill_id) WHERE skill_id IS NOT NULL;

-- Whom somebody invited: one row per person, of the newest invitation. The link itself is a one-time link.
CREATE TABLE invitations (
  person_id   bigint PRIMARY KEY REFERENCES people (id),
  invited_by  bigint REFERENCES people (id), -- null: the desk itself
  invited_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  sent        integer NOT NULL DEFAULT 1 CHECK (sent > 0), -- how often a link was made
  accepted_at timestamptz,
  revoked_at  timestamptz,
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE INDEX invitations_newest ON invitations (invited_at DESC, person_id DESC);

INSERT INTO invitations (person_id, invited_at, expires_at, sent, accepted_at)
SELECT l.person_id, max(l.created_at), max(l.expires_at), count(*), max(p.email_verified_at)
FROM one_time_links l JOIN people p ON p.id = l.person_id
WHERE l.purpose = 'invitation' AND p.deactivated_at IS NULL
GROUP BY l.person_id;
