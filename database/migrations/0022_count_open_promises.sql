-- How many open tickets have a policy, a version of it, or an older version of a calendar: read from this index alone,
-- as small as the open workload, however many clocks have stopped before.
CREATE INDEX sla_clocks_running_of_version ON sla_clocks (policy_version_id, ticket_id, calendar_version_id)
  WHERE met_at IS NULL AND cancelled_at IS NULL;
