-- What several processes of one desk share for moments. Unlogged: written without waiting for the disk, and empty after
-- a crash of the database, which loses nothing that anybody was promised.

-- Messages between the live channels that are longer than NOTIFY carries. Each process removes those older than half a minute.
CREATE UNLOGGED TABLE socket_io_attachments (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  payload    bytea NOT NULL
);
CREATE INDEX socket_io_attachments_age ON socket_io_attachments (created_at);

-- Tries at signing in, counted by all processes together: who guesses is not served anew by each of them.
CREATE UNLOGGED TABLE rate_limits (
  key       bytea PRIMARY KEY, -- SHA-256 of the limit and whom it counts: no list of addresses and accounts
  hits      integer NOT NULL,
  resets_at timestamptz NOT NULL
);
CREATE INDEX rate_limits_age ON rate_limits (resets_at);
