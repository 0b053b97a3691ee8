-- The promise every desk starts with: response / resolution / escalation of
-- critical 1 h / 4 h / 2 h, high 4 / 24 / 8, medium 8 / 72 / 24, low 24 / 168 / 48, round the clock.
-- Only where there is none: what admins make of it stays as they made it.
WITH missing AS (
  SELECT WHERE NOT EXISTS (SELECT FROM sla_policies WHERE is_default)
), calendar AS (
  INSERT INTO calendars (name) SELECT 'Round the clock' FROM missing RETURNING id
), hours AS (
  INSERT INTO calendar_versions (calendar_id, version, time_zone, hours, created_at)
  SELECT id, 1, 'UTC', (SELECT jsonb_object_agg(day, '[["00:00", "24:00"]]'::jsonb) FROM unnest('{mon,tue,wed,thu,fri,sat,sun}'::text[]) AS day), app_now()
  FROM calendar
), policy AS (
  INSERT INTO sla_policies (name, is_default) SELECT 'Standard support', true FROM missing RETURNING id
), version AS (
  INSERT INTO sla_policy_versions (policy_id, version, calendar_id, pausing, steps, created_at)
  SELECT policy.id, 1, calendar.id, ARRAY['pending', 'on_hold'],
         '[{"metric": "resolution", "when": "after_creation", "seconds": {"critical": 7200, "high": 28800, "medium": 86400, "low": 172800},
            "notify": ["supervisor", "assignee", "admins"], "raise_priority": false, "reassign": null, "working_hours": false}]',
         app_now()
  FROM policy, calendar
  RETURNING id
)
INSERT INTO sla_targets (version_id, priority, metric, seconds, typed)
SELECT version.id, priority, metric, hours * 3600, hours || 'h'
FROM version, (VALUES
  ('critical', 1, 4), ('high', 4, 24), ('medium', 8, 72), ('low', 24, 168)
) AS wanted (priority, response, resolution),
LATERAL (VALUES ('first_response', response), ('resolution', resolution)) AS t (metric, hours);
