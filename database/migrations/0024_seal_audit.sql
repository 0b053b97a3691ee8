-- Every event gets its place in a chain: each seal covers the one before it, so nothing can be altered, left out or put
-- elsewhere without breaking all that follow. One job appends; those who write events never wait for it.
CREATE TABLE event_seals (
  seq            bigint PRIMARY KEY CHECK (seq > 0),
  event_id       bigint NOT NULL UNIQUE, -- no foreign key: checking it would lock, and so rewrite, every event once more
  details_digest bytea CHECK (octet_length(details_digest) = 32), -- kept, so that details can be erased and the chain stays valid
  hash           bytea NOT NULL CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE event_seals IS 'append-only: the chain that shows whether events are as they were written';
CREATE TRIGGER event_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- In the order in which transactions began to write; what lies before the oldest unfinished one is complete.
CREATE INDEX events_in_order ON events (xid, id);

-- What events were about before there were columns for it. The last time that events are changed: sealing begins now.
ALTER TABLE events DISABLE TRIGGER events_append_only;
UPDATE events SET object_kind = about.kind, object_id = about.id
  FROM (
    SELECT e.id AS event_id, kinds.kind, (CASE kinds.field WHEN '' THEN '1' ELSE e.data ->> kinds.field END)::bigint AS id
      FROM events e
      JOIN (VALUES ('account', 'person_id', 'person'), ('person', 'person_id', 'person'), ('organization', 'organization_id', 'organization'),
                   ('department', 'department_id', 'department'), ('category', 'category_id', 'category'), ('team', 'team_id', 'team'),
                   ('skill', 'skill_id', 'skill'), ('customer_group', 'group_id', 'customer_group'), ('tag', 'tag_id', 'tag'),
                   ('calendar', 'calendar_id', 'calendar'), ('sla_policy', 'policy_id', 'sla_policy'), ('import', 'import_id', 'import'),
                   ('job', 'job_id', 'job'), ('desk', '', 'desk'), ('setup', '', 'desk'), ('sample_data', '', 'desk')
           ) AS kinds (prefix, field, kind) ON split_part(e.type, '.', 1) = kinds.prefix
     WHERE e.ticket_id IS NULL AND e.object_kind IS NULL AND (kinds.field = '' OR e.data ->> kinds.field ~ '^[0-9]{1,18}$')
  ) AS about
 WHERE events.id = about.event_id;
UPDATE events SET object_kind = 'person', object_id = actor_id
 WHERE object_kind IS NULL AND ticket_id IS NULL AND actor_id IS NOT NULL AND type LIKE 'account.%';
ALTER TABLE events ENABLE TRIGGER events_append_only;
