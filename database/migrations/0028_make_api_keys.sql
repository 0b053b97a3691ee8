-- Keys by which programs act in somebody's name. Only a hash is kept: whoever reads this table can use none of them.
CREATE TABLE api_keys (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id    bigint NOT NULL REFERENCES people (id),
  name         text NOT NULL CHECK (name <> ''),
  prefix       text NOT NULL,         -- how it begins; no part of the secret
  hash         bytea NOT NULL UNIQUE, -- SHA-256 of the whole key: with 256 random bits it needs no salt
  scopes       text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  last_used_at timestamptz, -- to the minute
  last_used_ip inet,
  revoked_at   timestamptz,
  revoked_by   bigint REFERENCES people (id),
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days'),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX api_keys_of_person ON api_keys (person_id, id) WHERE revoked_at IS NULL;

-- Which key somebody acted by; null: they sat there themselves.
ALTER TABLE events ADD COLUMN api_key_id bigint REFERENCES api_keys (id);
