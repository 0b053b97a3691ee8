-- Full text. One vector of words for each ticket, so that all words of a search can be asked of it at once.
-- Who may know of a word is its weight: A the subject, B whatever else its customer may read, C what only staff read,
-- D internal notes and their files. Customers ask for AB, staff without notes for ABC.
--
-- What the vector holds: plain words without accents, with their positions; "~" and a stem, where it differs from the plain
-- word; whole e-mail addresses; "#n" and the ticket's number; "#t" and a tag, "#o" and an organization by their ids, so that
-- renaming one of those changes no ticket.
CREATE EXTENSION IF NOT EXISTS unaccent;

-- What text search knows to stem; null: only plain words are found.
CREATE FUNCTION search_language(locale text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE split_part(locale, '-', 1)
    WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german' WHEN 'el' THEN 'greek'
    WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu' THEN 'basque' WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french'
    WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi' WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian'
    WHEN 'it' THEN 'italian' WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali' WHEN 'nl' THEN 'dutch'
    WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
    WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil' WHEN 'tr' THEN 'turkish'
    WHEN 'yi' THEN 'yiddish' END;

-- Letters and digits in lower case with single blanks between words, accents kept. The ranges are written out, because what counts
-- as a letter depends on the database's locale otherwise. Scripts that put no blanks between words (Chinese, Japanese, Thai and
-- their neighbours) become one word per letter: what is looked for there are letters that follow each other.
CREATE FUNCTION search_plain(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  regexp_replace(
    regexp_replace(
      lower(translate(normalize(body, NFKC), E'\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640', '')),
      E'([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g'),
    E'[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b0-\u02ff\u037e\u0387\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f\ufe10-\ufe6f\uff00-\uff0f\ufff0-\uffff\U0001f000-\U0001faff]+', ' ', 'g');

-- The words of one text, with one weight. Begins its stems with a lexeme of its own: so the last word of one text and the
-- first of the next never lie side by side, and are no phrase.
CREATE FUNCTION search_words_of(body text, weight text, languages text[]) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
DECLARE
  plain text := search_plain(body);
  words tsvector := to_tsvector('simple', unaccent(plain));
  more  text := '''~'':1' || weight;
  known text[] := tsvector_to_array(words);
  stems text;
  language text;
BEGIN
  FOREACH language IN ARRAY languages LOOP
    -- Stems end differently without accents, so these go afterwards.
    stems := array_to_string(tsvector_to_array(ts_delete(to_tsvector(language::regconfig, plain), known)), ' ');
    CONTINUE WHEN stems = '';
    stems := translate(unaccent(stems), '''\:', '');
    more := more || ' ''~' || replace(stems, ' ', ''':1' || weight || ' ''~') || ''':1' || weight;
  END LOOP;
  IF position('@' IN body) > 0 THEN
    more := more || coalesce((
      SELECT string_agg(' ''' || address[1] || ''':1' || weight, '')
      FROM regexp_matches(left(lower(body), 200000), '[^\s@<>()\[\],;:"''\\]{1,64}@[a-z0-9.-]{1,200}[a-z0-9]', 'g') AS address), '');
  END IF;
  RETURN setweight(words, weight::"char") || more::tsvector;
END $$;

-- A vector holds a megabyte at most; what comes after that in one ticket is not found.
CREATE FUNCTION search_joined(words tsvector, more tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN words || more;
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN words;
END $$;

CREATE TABLE ticket_texts (
  ticket_id bigint PRIMARY KEY REFERENCES tickets (id),
  languages text[] NOT NULL, -- that its words were stemmed by: its customer's and the desk's
  words     tsvector NOT NULL
);
-- Words are of all frequencies: with few statistics an unknown one is taken for a common one, and the whole table walked.
ALTER TABLE ticket_texts ALTER COLUMN words SET STATISTICS 1000;
CREATE INDEX ticket_texts_words ON ticket_texts USING gin (words) WITH (fastupdate = off);

-- The languages that any ticket was stemmed by: a search tries the stems of all of them.
CREATE TABLE search_languages (
  name text PRIMARY KEY
);

-- All words of a ticket, what more may read before what fewer may: a word that is said very often keeps its first places alone.
CREATE FUNCTION words_of_ticket(wanted bigint, languages text[]) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
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

-- Writes the words of some tickets anew. Whoever changes one of them meanwhile waits, and comes after.
CREATE FUNCTION write_ticket_texts(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  PERFORM FROM ticket_texts x WHERE x.ticket_id = ANY (wanted) ORDER BY x.ticket_id FOR NO KEY UPDATE;
  FOR found IN
    SELECT t.id, coalesce(x.languages, ARRAY(
             SELECT DISTINCT l FROM unnest(ARRAY[search_language(c.locale), search_language((SELECT language FROM desk))]) AS l WHERE l IS NOT NULL ORDER BY l)) AS languages
    FROM tickets t JOIN people c ON c.id = t.customer_id LEFT JOIN ticket_texts x ON x.ticket_id = t.id
    WHERE t.id = ANY (wanted) ORDER BY t.id
  LOOP
    INSERT INTO search_languages SELECT unnest(found.languages) ON CONFLICT DO NOTHING;
    INSERT INTO ticket_texts (ticket_id, languages, words) VALUES (found.id, found.languages, words_of_ticket(found.id, found.languages))
    ON CONFLICT (ticket_id) DO UPDATE SET words = EXCLUDED.words WHERE ticket_texts.words IS DISTINCT FROM EXCLUDED.words;
  END LOOP;
END $$;

CREATE FUNCTION write_texts_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_ticket_texts(ARRAY(SELECT DISTINCT ticket_id FROM changed WHERE ticket_id IS NOT NULL));
  RETURN NULL;
END $$;
-- A ticket's words begin with its body, which is written in the same statement or after it.
CREATE TRIGGER ticket_bodies_words_inserted AFTER INSERT ON ticket_bodies
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();
CREATE TRIGGER ticket_bodies_words_updated AFTER UPDATE ON ticket_bodies
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();

CREATE FUNCTION write_texts_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_ticket_texts(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER tickets_words AFTER UPDATE OF subject, customer_id, organization_id ON tickets FOR EACH ROW
  WHEN (OLD.subject <> NEW.subject OR OLD.customer_id <> NEW.customer_id OR OLD.organization_id IS DISTINCT FROM NEW.organization_id)
  EXECUTE FUNCTION write_texts_of_ticket();

-- A message is added to what is there, public ones before all notes. Of many at once (imports) everything is written anew.
CREATE FUNCTION write_texts_of_messages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  message record;
BEGIN
  IF (SELECT count(*) FROM changed) > 1 THEN
    PERFORM write_ticket_texts(ARRAY(SELECT DISTINCT ticket_id FROM changed));
    RETURN NULL;
  END IF;
  FOR message IN SELECT * FROM changed LOOP
    IF message.is_internal THEN
      UPDATE ticket_texts x SET words = search_joined(x.words, search_words_of(message.body, 'D', x.languages)) WHERE x.ticket_id = message.ticket_id;
    ELSE
      UPDATE ticket_texts x
      SET words = search_joined(search_joined(ts_filter(x.words, '{a,b}'), search_words_of(message.body, 'B', x.languages)), ts_filter(x.words, '{c,d}'))
      WHERE x.ticket_id = message.ticket_id;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_comments_words_inserted AFTER INSERT ON ticket_comments
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_messages();

-- What was changed, moved to another ticket or removed: both tickets anew, once for all rows of a statement.
CREATE FUNCTION write_texts_of_changed_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_ticket_texts(ARRAY(
    SELECT DISTINCT unnest(ARRAY[o.ticket_id, n.ticket_id]) FROM removed o JOIN added n ON n.id = o.id
    WHERE (o.body, o.is_internal, o.ticket_id) IS DISTINCT FROM (n.body, n.is_internal, n.ticket_id)));
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_comments_words_updated AFTER UPDATE ON ticket_comments
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_changed_messages();
CREATE TRIGGER ticket_comments_words_deleted AFTER DELETE ON ticket_comments
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();

CREATE FUNCTION write_texts_of_changed_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_ticket_texts(ARRAY(
    SELECT DISTINCT ids.id FROM removed o JOIN added n ON n.id = o.id, unnest(ARRAY[o.ticket_id, n.ticket_id]) AS ids (id)
    WHERE (o.ticket_id, o.comment_id, o.file_name) IS DISTINCT FROM (n.ticket_id, n.comment_id, n.file_name) AND ids.id IS NOT NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER attachments_words_inserted AFTER INSERT ON attachments
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();
CREATE TRIGGER attachments_words_updated AFTER UPDATE ON attachments
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_changed_files();
CREATE TRIGGER attachments_words_deleted AFTER DELETE ON attachments
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();

-- Merging tags changes them on any number of tickets: nothing else of those is written anew.
CREATE FUNCTION write_added_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ticket_texts x SET words = search_joined(x.words, g.words)
  FROM (SELECT ticket_id, ('''#t' || string_agg(tag_id::text, ''':1C ''#t') || ''':1C')::tsvector AS words FROM changed GROUP BY ticket_id) AS g
  WHERE x.ticket_id = g.ticket_id;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_tags_words_inserted AFTER INSERT ON ticket_tags
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_added_tags();
CREATE FUNCTION write_removed_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ticket_texts x SET words = ts_delete(x.words, g.lexemes)
  FROM (SELECT ticket_id, array_agg('#t' || tag_id) AS lexemes FROM changed GROUP BY ticket_id) AS g
  WHERE x.ticket_id = g.ticket_id;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_tags_words_deleted AFTER DELETE ON ticket_tags
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_removed_tags();

CREATE FUNCTION write_texts_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_ticket_texts(ARRAY(SELECT id FROM tickets WHERE customer_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER people_words AFTER UPDATE OF full_name, email ON people FOR EACH ROW
  WHEN (OLD.full_name <> NEW.full_name OR OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION write_texts_of_person();

-- What one clause of a search asks for. Exact, or with something between its letters (ORD-2024/7): its words one after the other.
-- Otherwise the word or its stem in any of the languages, the ticket with that number, tags and organizations with that word.
-- Null where nothing in it can be looked for. `weights` are those that whoever asks may know of.
CREATE FUNCTION search_query(asked text, exact boolean, weights text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
  -- What an apostrophe cuts off (l'eau, it's) is written in many ways, or not at all.
  said   text := CASE WHEN exact THEN asked ELSE regexp_replace(asked, '^[a-z][''’](?=\w)|(?<=\w)[''’][a-z]$', '', 'gi') END;
  plain  text := btrim(search_plain(said));
  words  text[] := string_to_array(btrim(search_plain(unaccent(plain))), ' ');
  number text := (regexp_match(said, '^(?:cmp-)?0*([1-9][0-9]{0,14})$', 'i'))[1];
  wanted text[];
BEGIN
  IF said ~ '^[^\s@<>()\[\],;:"''\\]{1,64}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9]$' THEN
    RETURN ('''' || lower(said) || ''':' || weights)::tsquery;
  END IF;
  words := array_remove(words, '');
  IF cardinality(words) = 0 OR words IS NULL THEN
    RETURN NULL;
  END IF;
  wanted := ARRAY['''' || array_to_string(words, ''':' || weights || '<->''') || ''':' || weights];
  IF number IS NOT NULL THEN
    wanted := wanted || ('''#n' || number || ''':' || weights);
  END IF;
  IF cardinality(words) = 1 AND NOT exact AND words[1] !~ '^[0-9]+$' THEN
    wanted := wanted || ARRAY(
      SELECT DISTINCT '''' || mark || stem || ''':' || weights
      FROM search_languages l
      CROSS JOIN LATERAL (VALUES (plain), (words[1])) AS form (word)
      CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector(l.name::regconfig, form.word))) AS raw
      CROSS JOIN LATERAL (VALUES (translate(unaccent(raw), '''\:', ''))) AS s (stem)
      CROSS JOIN (VALUES ('~'), ('')) AS m (mark)
      WHERE stem <> '' AND mark || stem <> words[1]);
  END IF;
  wanted := wanted || ARRAY(
    SELECT '''#t' || coalesce(g.merged_into, g.id) || ''':' || weights FROM tags g
    WHERE unaccent(lower(g.name)) LIKE '%' || words[1] || '%'
      AND to_tsvector('simple', unaccent(search_plain(g.name))) @@ ('''' || array_to_string(words, '''<->''') || '''')::tsquery
    LIMIT 50);
  wanted := wanted || ARRAY(
    SELECT '''#o' || o.id || ''':' || weights FROM organizations o
    WHERE unaccent(lower(o.name)) LIKE '%' || words[1] || '%'
      AND to_tsvector('simple', unaccent(search_plain(o.name))) @@ ('''' || array_to_string(words, '''<->''') || '''')::tsquery
    LIMIT 50);
  RETURN array_to_string(wanted, '|')::tsquery;
END $$;

-- Tickets that were here before: a job writes their words, newest first, below this id.
CREATE TABLE search_state (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  write_below bigint
);
INSERT INTO search_state (write_below) SELECT max(id) + 1 FROM tickets;

-- One step of it. Returns how many tickets it wrote; none: everything is written.
CREATE FUNCTION write_missing_texts(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  state search_state;
  ids   bigint[];
BEGIN
  SELECT * INTO state FROM search_state WHERE write_below IS NOT NULL FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  ids := ARRAY(SELECT t.id FROM tickets t WHERE t.id < state.write_below ORDER BY t.id DESC LIMIT most);
  PERFORM write_ticket_texts(ids);
  UPDATE search_state SET write_below = ids[cardinality(ids)];
  RETURN cardinality(ids);
END $$;
