-- The sidebar asks team by team how many open tickets each has: the ledger is read for those alone.
CREATE INDEX ticket_counts_team ON ticket_counts (team_id);
