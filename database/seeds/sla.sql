-- The promise every desk starts with: response / resolution / escalation of
-- critical 1 h / 4 h / 2 h, high 4 / 24 / 8, medium 8 / 72 / 24, low 24 / 168 / 48, round the clock.
INSERT INTO calendars (name, time_zone) VALUES ('Round the clock', 'UTC') ON CONFLICT (name) DO NOTHING;
INSERT INTO sla_policies (name, is_default) VALUES ('Standard support', true) ON CONFLICT (name) DO NOTHING;

WITH version AS (
  INSERT INTO sla_policy_versions (policy_id, version, calendar_id, pausing, warn_percent, created_at)
  SELECT p.id, 1, c.id, ARRAY['pending', 'on_hold'], 75, app_now()
  FROM sla_policies p, calendars c
  WHERE p.is_default AND c.name = 'Round the clock'
  ON CONFLICT (policy_id, version) DO NOTHING
  RETURNING id
)
INSERT INTO sla_targets (version_id, priority, target, seconds)
SELECT version.id, priority, target, hours * 3600
FROM version, (VALUES
  ('critical', 1, 4, 2), ('high', 4, 24, 8), ('medium', 8, 72, 24), ('low', 24, 168, 48)
) AS wanted (priority, response, resolution, escalation),
LATERAL (VALUES ('first_response', response), ('resolution', resolution), ('escalation', escalation)) AS t (target, hours);
