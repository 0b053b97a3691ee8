CREATE TABLE calendars (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name      text NOT NULL UNIQUE,
  time_zone text NOT NULL -- always open; the zone says in which time its hours are shown
);

CREATE TABLE sla_policies (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL UNIQUE,
  is_default boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX sla_policies_one_default ON sla_policies (is_default) WHERE is_default;

-- Each change of a policy is a new version; tickets keep theirs.
CREATE TABLE sla_policy_versions (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  policy_id       bigint NOT NULL REFERENCES sla_policies (id),
  version         integer NOT NULL,
  calendar_id     bigint NOT NULL REFERENCES calendars (id),
  pausing         text[] NOT NULL, -- statuses that stop the resolution clock
  warn_percent    smallint NOT NULL CHECK (warn_percent BETWEEN 1 AND 99),
  created_at      timestamptz NOT NULL,
  UNIQUE (policy_id, version)
);
COMMENT ON TABLE sla_policy_versions IS 'append-only: what was promised stays as it was promised';

-- Whole working seconds per priority. 'escalation' counts like resolution and raises the level when used up.
CREATE TABLE sla_targets (
  version_id bigint NOT NULL REFERENCES sla_policy_versions (id),
  priority   text NOT NULL CHECK (priority IN ('low', 'medium', 'high', 'critical')),
  target     text NOT NULL CHECK (target IN ('first_response', 'resolution', 'escalation')),
  seconds    integer NOT NULL CHECK (seconds > 0),
  PRIMARY KEY (version_id, priority, target)
);
COMMENT ON TABLE sla_targets IS 'append-only: belongs to its policy version';

-- The truth about every promise. Due times are a pure function of these rows, the policy version and its calendar.
CREATE TABLE sla_events (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_id         bigint NOT NULL REFERENCES tickets (id),
  metric            text NOT NULL CHECK (metric IN ('first_response', 'resolution')),
  cycle             integer NOT NULL CHECK (cycle > 0),
  type              text NOT NULL CHECK (type IN ('applied', 'started', 'paused', 'resumed', 'met', 'warned', 'breached', 'retargeted', 'due_set', 'escalated', 'reopened', 'cancelled')),
  at                timestamptz NOT NULL, -- when it happened; for a breach the deadline itself
  recorded_at       timestamptz NOT NULL, -- when we wrote it down
  policy_version_id bigint REFERENCES sla_policy_versions (id),
  data              jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE sla_events IS 'append-only: the truth about every promise';
CREATE INDEX sla_events_of_ticket ON sla_events (ticket_id, id);
-- A monitor that dies and is repeated, or two that run at once, cannot write these twice.
CREATE UNIQUE INDEX sla_events_once ON sla_events (ticket_id, metric, cycle, type) WHERE type IN ('breached', 'escalated');

CREATE TRIGGER sla_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sla_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A fast copy of what sla_events say; a test recomputes it.
CREATE TABLE sla_clocks (
  ticket_id         bigint NOT NULL REFERENCES tickets (id),
  metric            text NOT NULL CHECK (metric IN ('first_response', 'resolution')),
  cycle             integer NOT NULL, -- a reopening starts the next
  policy_version_id bigint NOT NULL REFERENCES sla_policy_versions (id),
  target_seconds    integer NOT NULL,
  set_by_hand       boolean NOT NULL DEFAULT false,
  started_at        timestamptz NOT NULL,
  due_at            timestamptz, -- null while paused
  warn_at           timestamptz, -- null while paused
  escalate_at       timestamptz, -- null: paused, done or not this clock's business
  next_at           timestamptz, -- the next warning, escalation or deadline to act on; null: nothing to do
  paused_at         timestamptz,
  used_seconds      integer NOT NULL DEFAULT 0, -- working seconds used when paused or stopped
  warned_at         timestamptz,
  escalated_at      timestamptz,
  met_at            timestamptz,
  cancelled_at      timestamptz,
  breached_at       timestamptz, -- the deadline that was missed
  detected_at       timestamptz, -- when we noticed
  PRIMARY KEY (ticket_id, metric, cycle),
  CHECK ((breached_at IS NULL) = (detected_at IS NULL))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX sla_clocks_one_running ON sla_clocks (ticket_id, metric) WHERE met_at IS NULL AND cancelled_at IS NULL;
-- Serves the tick of every second; stays as small as the open workload.
CREATE INDEX sla_clocks_next ON sla_clocks (next_at) WHERE next_at IS NOT NULL;
