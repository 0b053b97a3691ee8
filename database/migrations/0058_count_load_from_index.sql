-- Who could take a ticket is ranked by what they hold: for each of a department's people counted from the index alone.
DROP INDEX tickets_open_of_assignee;
CREATE INDEX tickets_open_of_assignee ON tickets (assignee_id, coalesce(next_due_at, 'infinity'), id)
  INCLUDE (priority, department_id)
  WHERE status IN ('new', 'in_progress', 'pending', 'on_hold') AND hidden_at IS NULL;
