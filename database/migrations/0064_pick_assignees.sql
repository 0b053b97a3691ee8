-- Who is to have a new ticket is found while everybody else who files one waits. The critical ones that each person holds are
-- counted from here, without the many others.
CREATE INDEX tickets_critical_of_assignee ON tickets (assignee_id)
  WHERE priority = 'critical' AND status IN ('new', 'in_progress', 'pending', 'on_hold') AND hidden_at IS NULL;

-- And those of a role without a look at each of them: people are nearly all customers.
CREATE INDEX people_of_role ON people (role_id, id);
DROP INDEX people_role;
