-- A second factor beside the password: codes of an app, six digits that change every 30 seconds.
CREATE TABLE two_factor (
  person_id      bigint PRIMARY KEY REFERENCES people (id),
  secret         text,
  on_since       timestamptz, -- null: begun for the first time and never confirmed
  last_step      bigint,      -- newest 30 seconds since 1970 whose code was taken: none up to it is taken again
  pending_secret text,        -- of a set-up that waits for its first code; the one that works stays until then
  pending_since  timestamptz,
  CHECK ((secret IS NULL) = (on_since IS NULL) AND (secret IS NULL) = (last_step IS NULL)),
  CHECK ((pending_secret IS NULL) = (pending_since IS NULL)),
  CHECK (secret IS NOT NULL OR pending_secret IS NOT NULL)
);
COMMENT ON COLUMN two_factor.secret IS 'sealed: two_factor:{person_id}';
COMMENT ON COLUMN two_factor.pending_secret IS 'sealed: two_factor:{person_id}';

-- Ways in for whoever lost the app. Shown once; random enough for a plain hash.
CREATE TABLE recovery_codes (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES people (id),
  code_hash  bytea NOT NULL UNIQUE, -- SHA-256
  created_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX recovery_codes_left ON recovery_codes (person_id) WHERE used_at IS NULL;

-- Sign-ins whose password was right and whose second factor is awaited. Their row goes when they are used.
CREATE TABLE sign_in_challenges (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id       bigint NOT NULL REFERENCES people (id),
  token_hash      bytea NOT NULL UNIQUE, -- SHA-256
  password_digest bytea NOT NULL,        -- of the password's hash that was right: with a new one it is over
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  tries           smallint NOT NULL DEFAULT 0
);
CREATE INDEX sign_in_challenges_person ON sign_in_challenges (person_id);

-- A session of somebody who has to set up the second factor first: good for nothing else until then.
ALTER TABLE sessions ADD COLUMN must_set_up_two_factor boolean NOT NULL DEFAULT false;

-- Of whom it is demanded. The demo's start says nobody.
ALTER TABLE desk
  ADD COLUMN two_factor_required text NOT NULL DEFAULT 'admins' CHECK (two_factor_required IN ('nobody', 'admins', 'staff')),
  ADD COLUMN sign_in_changed_by  bigint REFERENCES people (id),
  ADD COLUMN sign_in_changed_at  timestamptz;
UPDATE desk SET two_factor_required = 'nobody' WHERE demo_since IS NOT NULL;
