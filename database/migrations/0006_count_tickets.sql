-- How many tickets there are of each kind, as a ledger: triggers append differences, so that writers never wait
-- for a counter's row; a job folds the ledger now and then. The sum over a kind is always exact.
CREATE TABLE ticket_counts (
  department_id bigint,
  team_id       bigint,
  assignee_id   bigint,
  status        text NOT NULL,
  n             integer NOT NULL
);
CREATE INDEX ticket_counts_kind ON ticket_counts (status, assignee_id) INCLUDE (department_id, team_id, n);

CREATE FUNCTION count_inserted_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_counts
  SELECT department_id, team_id, assignee_id, status, count(*) FROM added WHERE hidden_at IS NULL GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;

CREATE FUNCTION count_updated_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_counts
  SELECT department_id, team_id, assignee_id, status, sum(n) FROM (
    SELECT department_id, team_id, assignee_id, status, 1 AS n FROM added WHERE hidden_at IS NULL
    UNION ALL
    SELECT department_id, team_id, assignee_id, status, -1 FROM removed WHERE hidden_at IS NULL
  ) AS difference
  GROUP BY 1, 2, 3, 4
  HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

CREATE TRIGGER tickets_count_inserted AFTER INSERT ON tickets
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_tickets();
CREATE TRIGGER tickets_count_updated AFTER UPDATE ON tickets
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_updated_tickets();

-- Replaces the ledger's rows by their sums. Two at once fold different rows; nobody's count is wrong meanwhile.
CREATE FUNCTION fold_ticket_counts() RETURNS bigint LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM ticket_counts
    WHERE ctid IN (SELECT ctid FROM ticket_counts LIMIT 100000 FOR UPDATE SKIP LOCKED)
    RETURNING *
  ), folded AS (
    INSERT INTO ticket_counts
    SELECT department_id, team_id, assignee_id, status, sum(n) FROM taken GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0
    RETURNING 1
  )
  SELECT count(*) FROM taken;
$$;
