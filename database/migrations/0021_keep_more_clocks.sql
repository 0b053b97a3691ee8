-- More promises than the first response and the resolution, each line with the policy and calendar it was written under,
-- and as many steps a clock as its policy has.
ALTER TABLE sla_events DROP CONSTRAINT sla_events_metric_check, DROP CONSTRAINT sla_events_type_check;
ALTER TABLE sla_events
  ADD COLUMN calendar_version_id bigint REFERENCES calendar_versions (id),
  ADD COLUMN step text NOT NULL DEFAULT '', -- with warned: the percentage; with escalated: its number in the chain, or "breach"
  ADD CONSTRAINT sla_events_metric_check CHECK (metric IN ('first_response', 'next_response', 'update', 'resolution')),
  ADD CONSTRAINT sla_events_type_check CHECK (type IN ('applied', 'started', 'paused', 'resumed', 'met', 'warned', 'breached',
    'retargeted', 'due_set', 'extended', 'escalated', 'reopened', 'cancelled'));

-- Lines from before versions of calendars: what they were written under is filled in, once, by the owner.
ALTER TABLE sla_events DISABLE TRIGGER sla_events_append_only;
UPDATE sla_events e SET
  policy_version_id = terms.policy_version_id,
  calendar_version_id = cv.id,
  step = CASE e.type WHEN 'warned' THEN v.warn_percents[1]::text
                     WHEN 'escalated' THEN CASE WHEN EXISTS (
                       SELECT FROM sla_events b WHERE (b.ticket_id, b.metric, b.cycle, b.type, b.recorded_at) = (e.ticket_id, e.metric, e.cycle, 'breached', e.recorded_at))
                       THEN 'breach' ELSE '1' END
                     ELSE '' END
FROM sla_events terms
  JOIN sla_policy_versions v ON v.id = terms.policy_version_id
  JOIN calendar_versions cv ON cv.calendar_id = v.calendar_id AND cv.version = 1
WHERE terms.id = (SELECT max(k.id) FROM sla_events k
                  WHERE k.ticket_id = e.ticket_id AND k.metric = e.metric AND k.id <= e.id AND k.policy_version_id IS NOT NULL);
ALTER TABLE sla_events ENABLE TRIGGER sla_events_append_only;
ALTER TABLE sla_events ALTER COLUMN policy_version_id SET NOT NULL, ALTER COLUMN calendar_version_id SET NOT NULL;

DROP INDEX sla_events_once;
CREATE UNIQUE INDEX sla_events_once ON sla_events (ticket_id, metric, cycle, type, step) WHERE type IN ('warned', 'breached', 'escalated');

ALTER TABLE sla_clocks DROP CONSTRAINT sla_clocks_metric_check;
ALTER TABLE sla_clocks
  ADD CONSTRAINT sla_clocks_metric_check CHECK (metric IN ('first_response', 'next_response', 'update', 'resolution')),
  ADD COLUMN calendar_version_id bigint REFERENCES calendar_versions (id),
  ADD COLUMN statutory boolean NOT NULL DEFAULT false, -- counts by days of its calendar, not by its hours
  ADD COLUMN pending jsonb NOT NULL DEFAULT '[]'; -- [{"type", "step", "at"}] what the monitor will have to do, earliest first
UPDATE sla_clocks c SET
  calendar_version_id = cv.id,
  pending = coalesce((
    SELECT jsonb_agg(jsonb_build_object('type', s.type, 'step', s.step, 'at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY s.at)
    FROM (VALUES
      ('warned', v.warn_percents[1]::text, CASE WHEN c.warned_at IS NULL AND c.breached_at IS NULL THEN c.warn_at END),
      ('escalated', '1', CASE WHEN c.escalated_at IS NULL THEN c.escalate_at END),
      -- Done at the very instant it is due is in time.
      ('breached', '', CASE WHEN c.breached_at IS NULL THEN c.due_at + interval '1 millisecond' END)
    ) AS s (type, step, at)
    WHERE s.at IS NOT NULL), '[]')
FROM sla_policy_versions v JOIN calendar_versions cv ON cv.calendar_id = v.calendar_id AND cv.version = 1
WHERE v.id = c.policy_version_id;
UPDATE sla_clocks SET pending = '[]' WHERE met_at IS NOT NULL OR cancelled_at IS NOT NULL;
UPDATE sla_clocks SET next_at = (pending->0->>'at')::timestamptz;
ALTER TABLE sla_clocks
  ALTER COLUMN calendar_version_id SET NOT NULL,
  DROP COLUMN escalate_at,
  DROP COLUMN warned_at,
  DROP COLUMN escalated_at,
  ADD CONSTRAINT sla_clocks_next CHECK ((next_at IS NULL) = (pending = '[]'));

