-- Policies are tried in order; the first that matches is promised. The default one matches always and stands last.
ALTER TABLE sla_policies
  ADD COLUMN position   integer NOT NULL DEFAULT 0,
  ADD COLUMN is_on      boolean NOT NULL DEFAULT true,
  ADD COLUMN version    integer NOT NULL DEFAULT 1, -- moves with every change, also those that make no new version: order, on and off
  ADD COLUMN deleted_at timestamptz,
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by bigint REFERENCES people (id),
  ADD CONSTRAINT sla_policies_default_stays CHECK (NOT is_default OR (is_on AND deleted_at IS NULL));
ALTER TABLE sla_policies DROP CONSTRAINT sla_policies_name_key;
CREATE UNIQUE INDEX sla_policies_name ON sla_policies (lower(name)) WHERE deleted_at IS NULL;

ALTER TABLE sla_policy_versions
  ADD COLUMN key           uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE, -- as calendar_versions.key
  ADD COLUMN conditions    jsonb NOT NULL DEFAULT '{}', -- {"priorities": [], "category_ids": [], ...}: all named fields must match
  ADD COLUMN warn_percents smallint[] NOT NULL DEFAULT '{75}', -- shares of a target after which somebody is warned, ascending
  ADD COLUMN reopening     text NOT NULL DEFAULT 'resume' CHECK (reopening IN ('keep', 'resume', 'restart')),
  ADD COLUMN valid_from    date, -- in the calendar's zone; null: since ever
  ADD COLUMN valid_until   date, -- that day included; null: for ever
  ADD COLUMN steps         jsonb NOT NULL DEFAULT '[]', -- the escalation chain, level 1 first
  ADD COLUMN created_by    bigint REFERENCES people (id),
  ADD CONSTRAINT sla_policy_versions_validity CHECK (valid_from <= valid_until);
UPDATE sla_policy_versions v SET
  warn_percents = ARRAY[v.warn_percent],
  steps = coalesce((
    SELECT jsonb_build_array(jsonb_build_object(
      'metric', 'resolution', 'when', 'after_creation', 'seconds', jsonb_object_agg(t.priority, t.seconds),
      'notify', jsonb_build_array('supervisor', 'assignee', 'admins'), 'raise_priority', false, 'reassign', NULL, 'working_hours', false))
    FROM sla_targets t WHERE t.version_id = v.id AND t.target = 'escalation' HAVING count(*) > 0), '[]');
ALTER TABLE sla_policy_versions DROP COLUMN warn_percent;

ALTER TABLE sla_targets DROP CONSTRAINT sla_targets_target_check;
DELETE FROM sla_targets WHERE target = 'escalation';
ALTER TABLE sla_targets RENAME COLUMN target TO metric;
ALTER TABLE sla_targets
  ALTER COLUMN seconds DROP NOT NULL,
  ADD COLUMN kind        text NOT NULL DEFAULT 'working' CHECK (kind IN ('working', 'business_days', 'calendar_days', 'calendar_weeks')),
  ADD COLUMN typed       text, -- a working target as somebody typed it, such as 2d
  ADD COLUMN amount      integer CHECK (amount BETWEEN 1 AND 3650), -- of days or weeks
  ADD COLUMN extension   integer CHECK (extension BETWEEN 1 AND 3650), -- by how many more it may be extended, once
  ADD COLUMN calendar_id bigint REFERENCES calendars (id), -- the jurisdiction's; null: the policy's
  ADD CONSTRAINT sla_targets_metric_check CHECK (metric IN ('first_response', 'next_response', 'update', 'resolution')),
  ADD CONSTRAINT sla_targets_working CHECK ((kind = 'working') = (seconds IS NOT NULL)),
  ADD CONSTRAINT sla_targets_statutory CHECK ((kind = 'working') = (amount IS NULL)),
  ADD CONSTRAINT sla_targets_extension CHECK (kind <> 'working' OR (extension IS NULL AND calendar_id IS NULL)),
  ADD CONSTRAINT sla_targets_statutory_metric CHECK (kind = 'working' OR metric IN ('first_response', 'resolution'));
COMMENT ON TABLE sla_targets IS 'append-only: belongs to its policy version';

CREATE TRIGGER sla_policy_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sla_policy_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sla_targets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sla_targets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A changed policy or calendar on its way to the open tickets: batch after batch in the order of their ids.
CREATE TABLE sla_runs (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  policy_id      bigint REFERENCES sla_policies (id),
  calendar_id    bigint REFERENCES calendars (id),
  state          text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done')),
  total          integer NOT NULL, -- open tickets when it began
  done           integer NOT NULL DEFAULT 0, -- of these looked at
  changed        integer NOT NULL DEFAULT 0, -- of these promised anew
  last_ticket_id bigint NOT NULL DEFAULT 0,
  started_by     bigint REFERENCES people (id),
  created_at     timestamptz NOT NULL,
  finished_at    timestamptz,
  CHECK ((policy_id IS NULL) <> (calendar_id IS NULL)),
  CHECK ((state = 'done') = (finished_at IS NOT NULL))
);
-- One at a time for each thing: whoever asks again while it runs is shown the one that runs.
CREATE UNIQUE INDEX sla_runs_one_of_policy ON sla_runs (policy_id) WHERE state = 'running' AND policy_id IS NOT NULL;
CREATE UNIQUE INDEX sla_runs_one_of_calendar ON sla_runs (calendar_id) WHERE state = 'running' AND calendar_id IS NOT NULL;
