-- Lists and counts at a million tickets, nearly all of which are settled. What only the open ones need is partial: it costs a
-- writer something while a ticket is open, and is small enough to be walked.

-- Counted from the index alone, whatever part of the desk somebody sees.
DROP INDEX tickets_open_due, tickets_at_risk;
CREATE INDEX tickets_open_due ON tickets (coalesce(next_due_at, 'infinity'), id)
  INCLUDE (next_due_at, department_id, team_id, assignee_id, customer_id)
  WHERE status IN ('new', 'in_progress', 'pending', 'on_hold') AND hidden_at IS NULL;
CREATE INDEX tickets_at_risk ON tickets (next_warn_at)
  INCLUDE (next_due_at, department_id, team_id, assignee_id, customer_id)
  WHERE next_warn_at IS NOT NULL AND status IN ('new', 'in_progress', 'pending', 'on_hold') AND hidden_at IS NULL;

-- The oldest that are open lie behind a million that are not.
CREATE INDEX tickets_open_created ON tickets (created_at, id)
  WHERE status IN ('new', 'in_progress', 'pending', 'on_hold') AND hidden_at IS NULL;

-- Sorts of everything that had to sort everything.
CREATE INDEX tickets_due ON tickets (coalesce(next_due_at, 'infinity'), id);
CREATE INDEX tickets_priority ON tickets ((array_position(ARRAY['low', 'medium', 'high', 'critical'], priority)) DESC, created_at DESC, id DESC);
CREATE INDEX tickets_of_category ON tickets (category_id, created_at DESC, id DESC);

-- Also for who holds, or held, few tickets or none.
DROP INDEX tickets_resolved_of_assignee;
CREATE INDEX tickets_of_assignee ON tickets (assignee_id, resolved_at) WHERE assignee_id IS NOT NULL;
ALTER TABLE tickets ALTER COLUMN assignee_id SET STATISTICS 400;

-- Categories send to departments and teams: who knows that reads no index to its end for what cannot be there.
CREATE STATISTICS tickets_places (mcv, dependencies) ON category_id, department_id, team_id, organization_id FROM tickets;
CREATE STATISTICS tickets_states (mcv) ON status, priority FROM tickets;
