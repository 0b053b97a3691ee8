CREATE TABLE roles (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key         text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9_]{0,59}$'),
  name        text NOT NULL,
  built_in    boolean NOT NULL DEFAULT false,
  is_staff    boolean NOT NULL,
  sees        text NOT NULL CHECK (sees IN ('own', 'assigned', 'teams', 'departments', 'all')),
  permissions text[] NOT NULL
);

-- Everybody: customers (with or without an account) and staff.
CREATE TABLE people (
  id                       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  full_name                text NOT NULL CHECK (full_name <> ''),
  email                    text UNIQUE CHECK (email = lower(email)),
  email_verified_at        timestamptz,
  password_hash            text,
  phone                    text,
  address                  text,
  locale                   text NOT NULL DEFAULT 'en',
  time_zone                text NOT NULL DEFAULT 'UTC',
  theme                    text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  photo_key                text UNIQUE, -- random: names the file and is part of its address
  photo_media_type         text,
  notification_preferences jsonb NOT NULL DEFAULT '{}', -- only what differs from the defaults
  role_id                  bigint NOT NULL REFERENCES roles (id),
  created_at               timestamptz NOT NULL,
  last_seen_at             timestamptz,
  deactivated_at           timestamptz,
  version                  integer NOT NULL DEFAULT 1,
  CHECK ((photo_key IS NULL) = (photo_media_type IS NULL))
);
CREATE INDEX people_role ON people (role_id);
CREATE INDEX people_name ON people (lower(full_name) text_pattern_ops, id);

CREATE TABLE sessions (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id      bigint NOT NULL REFERENCES people (id),
  refresh_hash   bytea NOT NULL UNIQUE, -- SHA-256 of the token now valid
  previous_hash  bytea UNIQUE,          -- the one before: a short grace, afterwards proof of theft
  rotated_at     timestamptz NOT NULL,
  created_at     timestamptz NOT NULL,
  idle_until     timestamptz NOT NULL,
  absolute_until timestamptz NOT NULL,
  ended_at       timestamptz,
  end_reason     text CHECK (end_reason IN ('signed_out', 'password_changed', 'token_reused', 'rights_changed', 'deactivated')),
  ip             inet,
  user_agent     text,
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_open ON sessions (person_id) WHERE ended_at IS NULL;

-- Links that are mailed: single use, short-lived, bound to one purpose; only their hash is kept.
CREATE TABLE one_time_links (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES people (id),
  purpose    text NOT NULL CHECK (purpose IN ('verify_email', 'reset_password', 'invitation')),
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz -- also set when a newer link takes its place
);
CREATE UNIQUE INDEX one_time_links_one_open ON one_time_links (person_id, purpose) WHERE used_at IS NULL;

-- A person's rights or sessions changed: every process drops what it remembers about them. NOTIFY tells at once,
-- reading the newest rows every two seconds is the floor under it.
CREATE TABLE access_changes (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES people (id),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX access_changes_newest ON access_changes (changed_at);

CREATE FUNCTION announce_access_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('access_changed', NEW.person_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER access_changes_announce AFTER INSERT ON access_changes FOR EACH ROW EXECUTE FUNCTION announce_access_change();
