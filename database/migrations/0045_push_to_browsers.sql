-- The desk's own pair of keys, by which push services know who sends (VAPID, RFC 8292). Made once by the first process that
-- needs it: browsers subscribe to its public half, so another pair would end every subscription.
CREATE TABLE push_keys (
  id          smallint PRIMARY KEY CHECK (id = 1),
  public_key  text        NOT NULL,
  private_key text        NOT NULL,
  created_at  timestamptz NOT NULL
);
COMMENT ON COLUMN push_keys.public_key IS 'what browsers are given; no file';
COMMENT ON COLUMN push_keys.private_key IS 'sealed: push_key:{id}';

-- Browsers in which somebody wants to see alerts though no tab of the desk is open. One belongs to the sign-in made in it:
-- nothing is sent once that has ended, and a new one by the same person takes it up again.
CREATE TABLE push_subscriptions (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     bigint      NOT NULL REFERENCES people (id),
  session_id    bigint      NOT NULL UNIQUE REFERENCES sessions (id),
  endpoint_hash bytea       NOT NULL UNIQUE, -- SHA-256 of the address, by which a browser is known again
  subscription  text        NOT NULL,
  created_at    timestamptz NOT NULL,
  last_sent_at  timestamptz, -- when the push service last took something
  -- Nothing is tried there before, whatever waits for it; null, like the other two: the last try went well.
  retry_at      timestamptz,
  failures      int         NOT NULL DEFAULT 0, -- in a row
  failing_since timestamptz
);
COMMENT ON COLUMN push_subscriptions.subscription IS 'sealed: push_subscription:{id}';
CREATE INDEX push_subscriptions_of_person ON push_subscriptions (person_id);

-- What is on its way to a browser; once for each event, however often its job runs.
CREATE TABLE pushes (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription_id bigint      NOT NULL REFERENCES push_subscriptions (id) ON DELETE CASCADE,
  event_id        bigint      NOT NULL REFERENCES events (id),
  ticket_id       bigint      NOT NULL REFERENCES tickets (id),
  tries           int         NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  ended_at        timestamptz,
  -- replaced: by what came later of the same ticket; unwanted: not for their eyes, read by now, or no longer wished for
  outcome         text CHECK (outcome IN ('sent', 'replaced', 'unwanted', 'given_up')),
  CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  UNIQUE (event_id, subscription_id)
);
CREATE INDEX pushes_waiting ON pushes (subscription_id, ticket_id) WHERE ended_at IS NULL;
CREATE INDEX pushes_ended ON pushes (ended_at) WHERE ended_at IS NOT NULL;
