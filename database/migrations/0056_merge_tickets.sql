-- A ticket that was merged lies closed and says into which. Its messages and files belong to that one from then on; each that was
-- written elsewhere says where, so that un-merging gives back just those.
ALTER TABLE tickets
  ADD COLUMN merged_into bigint REFERENCES tickets (id),
  DROP CONSTRAINT tickets_closed_reason_check,
  ADD CONSTRAINT tickets_closed_reason_check CHECK (closed_reason IN ('confirmed', 'automatic', 'withdrawn', 'staff', 'merged')),
  ADD CONSTRAINT tickets_merged CHECK (merged_into <> id AND (merged_into IS NULL) = (closed_reason IS DISTINCT FROM 'merged'));
CREATE INDEX tickets_merged_into ON tickets (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE ticket_comments ADD COLUMN home_id bigint REFERENCES tickets (id); -- null: the ticket that it belongs to
ALTER TABLE attachments ADD COLUMN home_id bigint REFERENCES tickets (id);

-- A promise that ended with a merge goes on as if it had not, once that is undone.
ALTER TABLE sla_events
  DROP CONSTRAINT sla_events_type_check,
  ADD CONSTRAINT sla_events_type_check CHECK (type IN ('applied', 'started', 'paused', 'resumed', 'met', 'warned', 'breached',
    'retargeted', 'due_set', 'extended', 'escalated', 'reopened', 'cancelled', 'restored'));
