-- Answers in words are found like everything else that is said in a ticket: as the customer's reading (B), or as what only staff
-- read (C) where their field is for staff.

-- Tickets whose words are to be written anew, by the job that writes those of older tickets. What waits here may still have words
-- that customers must not know of any more: until it is written, no customer finds it by a word.
CREATE TABLE search_rewrites (
  ticket_id bigint PRIMARY KEY REFERENCES tickets (id)
);
INSERT INTO search_rewrites SELECT DISTINCT ticket_id FROM ticket_field_values WHERE text IS NOT NULL;

-- As before, and with answers: those that customers read before all messages, those for staff between messages and notes.
CREATE OR REPLACE FUNCTION words_of_ticket(wanted bigint, languages text[]) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
DECLARE
  part  record;
  words tsvector := ('''#n' || wanted || ''':1A')::tsvector;
BEGIN
  FOR part IN
    SELECT p.body, p.weight FROM (
      SELECT t.subject AS body, 'A' AS weight, 0 AS place, 0::bigint AS id FROM tickets t WHERE t.id = wanted
      UNION ALL
      SELECT b.description, 'B', 1, 0 FROM ticket_bodies b WHERE b.ticket_id = wanted
      UNION ALL
      SELECT concat_ws(' , ', c.full_name, c.email), 'B', 2, 0 FROM tickets t JOIN people c ON c.id = t.customer_id WHERE t.id = wanted
      UNION ALL
      SELECT v.text, CASE WHEN f.audience = 'staff' THEN 'C' ELSE 'B' END, CASE WHEN f.audience = 'staff' THEN 5 ELSE 3 END, f.id
      FROM ticket_field_values v JOIN custom_fields f ON f.id = v.field_id WHERE v.ticket_id = wanted AND v.text IS NOT NULL
      UNION ALL
      SELECT m.body, CASE WHEN m.is_internal THEN 'D' ELSE 'B' END, CASE WHEN m.is_internal THEN 6 ELSE 4 END, m.id
      FROM ticket_comments m WHERE m.ticket_id = wanted
      UNION ALL
      SELECT a.file_name, CASE WHEN m.is_internal THEN 'D' ELSE 'B' END, CASE WHEN m.is_internal THEN 6 ELSE 4 END, m.id
      FROM attachments a LEFT JOIN ticket_comments m ON m.id = a.comment_id WHERE a.ticket_id = wanted
    ) AS p
    ORDER BY p.place, p.id
  LOOP
    words := search_joined(words, search_words_of(part.body, part.weight, languages));
  END LOOP;
  RETURN search_joined(search_joined(words, coalesce((
    SELECT ('''#o' || t.organization_id || ''':1B')::tsvector FROM tickets t WHERE t.id = wanted), '')), coalesce((
    SELECT ('''#t' || string_agg(x.tag_id::text, ''':1C ''#t') || ''':1C')::tsvector FROM ticket_tags x WHERE x.ticket_id = wanted), ''));
END $$;

CREATE FUNCTION write_texts_of_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_ticket_texts(ARRAY(SELECT DISTINCT ticket_id FROM changed WHERE text IS NOT NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_field_values_words_inserted AFTER INSERT ON ticket_field_values
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_answers();
CREATE TRIGGER ticket_field_values_words_updated AFTER UPDATE ON ticket_field_values
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_answers();
CREATE TRIGGER ticket_field_values_words_deleted AFTER DELETE ON ticket_field_values
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_answers();

-- Any number of tickets answer a field: they are only named here, and written afterwards.
CREATE FUNCTION rewrite_texts_of_field() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_rewrites SELECT DISTINCT ticket_id FROM ticket_field_values WHERE field_id = NEW.id AND text IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER custom_fields_words AFTER UPDATE OF audience ON custom_fields FOR EACH ROW
  WHEN ((OLD.audience = 'staff') <> (NEW.audience = 'staff')) EXECUTE FUNCTION rewrite_texts_of_field();

-- As before, and first what is to be written anew. A ticket leaves the list before it is read: whoever names it again meanwhile waits
-- and comes after.
CREATE OR REPLACE FUNCTION write_missing_texts(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  state search_state;
  ids   bigint[];
BEGIN
  WITH gone AS (
    DELETE FROM search_rewrites
    WHERE ticket_id IN (SELECT r.ticket_id FROM search_rewrites r ORDER BY r.ticket_id DESC LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING ticket_id
  )
  SELECT array_agg(ticket_id) INTO ids FROM gone;
  IF ids IS NOT NULL THEN
    PERFORM write_ticket_texts(ids);
    RETURN cardinality(ids);
  END IF;
  SELECT * INTO state FROM search_state WHERE write_below IS NOT NULL FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  ids := ARRAY(SELECT t.id FROM tickets t WHERE t.id < state.write_below ORDER BY t.id DESC LIMIT most);
  PERFORM write_ticket_texts(ids);
  UPDATE search_state SET write_below = ids[cardinality(ids)];
  RETURN cardinality(ids);
END $$;
