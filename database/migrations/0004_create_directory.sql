-- Bodies that complaints are addressed to.
CREATE TABLE organizations (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> '')
);

CREATE TABLE departments (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL REFERENCES organizations (id),
  name            text NOT NULL CHECK (name <> ''),
  UNIQUE (organization_id, name)
);

CREATE TABLE skills (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> '')
);

CREATE TABLE person_skills (
  person_id bigint NOT NULL REFERENCES people (id),
  skill_id  bigint NOT NULL REFERENCES skills (id),
  level     smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
  PRIMARY KEY (person_id, skill_id)
);

CREATE TABLE teams (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text NOT NULL UNIQUE CHECK (name <> ''),
  supervisor_id bigint REFERENCES people (id) -- without one, admins stand in
);

CREATE TABLE team_members (
  team_id   bigint NOT NULL REFERENCES teams (id),
  person_id bigint NOT NULL REFERENCES people (id),
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_members_person ON team_members (person_id);

CREATE TABLE team_departments (
  team_id       bigint NOT NULL REFERENCES teams (id),
  department_id bigint NOT NULL REFERENCES departments (id),
  PRIMARY KEY (team_id, department_id)
);
CREATE INDEX team_departments_department ON team_departments (department_id);

-- Rights follow teams: whoever joins or leaves one, or whose team serves another department, sees other tickets.
CREATE FUNCTION announce_member_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO access_changes (person_id) VALUES (coalesce(NEW.person_id, OLD.person_id));
  RETURN NULL;
END $$;
CREATE TRIGGER team_members_access AFTER INSERT OR DELETE ON team_members FOR EACH ROW EXECUTE FUNCTION announce_member_change();

CREATE FUNCTION announce_team_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO access_changes (person_id)
  SELECT person_id FROM team_members WHERE team_id = coalesce(NEW.team_id, OLD.team_id);
  RETURN NULL;
END $$;
CREATE TRIGGER team_departments_access AFTER INSERT OR DELETE ON team_departments FOR EACH ROW EXECUTE FUNCTION announce_team_change();

CREATE TABLE categories (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id        bigint REFERENCES categories (id),
  name             text NOT NULL CHECK (name <> ''),
  help             text,
  default_priority text NOT NULL DEFAULT 'medium' CHECK (default_priority IN ('low', 'medium', 'high', 'critical')),
  department_id    bigint REFERENCES departments (id), -- null: the customer is asked
  team_id          bigint REFERENCES teams (id),
  skill_id         bigint REFERENCES skills (id),
  position         integer NOT NULL DEFAULT 0,
  archived_at      timestamptz
);
CREATE UNIQUE INDEX categories_name ON categories (lower(name));
