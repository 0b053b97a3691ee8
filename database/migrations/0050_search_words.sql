-- The words that occur in tickets, to complete what is being typed and to know what a mistyped word may have meant. How often, by
-- department and in or outside of notes: nobody is told of a word that stands only where they may not read.
CREATE TABLE search_words (
  word text COLLATE "C" PRIMARY KEY
);

-- The word, and what is left of it without one of its letters. Two words that share one of these differ by a letter that is wrong,
-- missing, too many or swapped with its neighbour. (Trigrams would know Latin letters only, in a database of locale C.)
CREATE FUNCTION search_misspellings(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  ARRAY[word] || ARRAY(SELECT DISTINCT left(word, n - 1) || substr(word, n + 1) FROM generate_series(1, length(word)) AS n);
CREATE INDEX search_words_misspelled ON search_words USING gin (search_misspellings(word)) WITH (fastupdate = off);

CREATE TABLE search_word_uses (
  word          text COLLATE "C" NOT NULL REFERENCES search_words (word),
  department_id bigint NOT NULL, -- 0: of none
  tickets       integer NOT NULL,
  readable      integer NOT NULL, -- of these, where it stands outside of notes too
  PRIMARY KEY (word, department_id)
);

-- As with ticket_counts, writers add differences and never wait for a counter's row; a job folds them in every second.
CREATE TABLE search_changes (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id bigint NOT NULL,
  n             smallint NOT NULL CHECK (n IN (1, -1)),
  words         text[] NOT NULL,
  readable      text[] NOT NULL
);

-- Of a vector's lexemes those that are words: no stems, marks, addresses or numbers.
CREATE FUNCTION countable_words(words tsvector) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  ARRAY(SELECT word FROM unnest(tsvector_to_array(words)) AS word WHERE word ~ '^[^~#@0-9]{3,40}$');

-- What `here` has and `there` has not, all of it and outside of notes.
CREATE FUNCTION note_changed_words(department bigint, sign integer, here tsvector, there tsvector) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  every    text[] := countable_words(ts_delete(here, tsvector_to_array(there)));
  readable text[] := countable_words(ts_delete(ts_filter(here, '{a,b,c}'), tsvector_to_array(ts_filter(there, '{a,b,c}'))));
BEGIN
  IF cardinality(every) + cardinality(readable) > 0 THEN
    INSERT INTO search_changes (department_id, n, words, readable) VALUES (coalesce(department, 0), sign, every, readable);
  END IF;
END $$;

CREATE FUNCTION note_words_of_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  department bigint;
  after  tsvector := CASE WHEN TG_OP = 'DELETE' THEN '' ELSE NEW.words END;
  before tsvector := CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.words END;
BEGIN
  SELECT t.department_id INTO department FROM tickets t
  WHERE t.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.ticket_id ELSE NEW.ticket_id END AND t.hidden_at IS NULL;
  IF FOUND THEN
    PERFORM note_changed_words(department, 1, after, before), note_changed_words(department, -1, before, after);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_texts_counted AFTER INSERT OR UPDATE OF words OR DELETE ON ticket_texts FOR EACH ROW EXECUTE FUNCTION note_words_of_text();

CREATE FUNCTION note_words_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  words tsvector;
BEGIN
  SELECT x.words INTO words FROM ticket_texts x WHERE x.ticket_id = NEW.id;
  IF OLD.hidden_at IS NULL THEN
    PERFORM note_changed_words(OLD.department_id, -1, words, '');
  END IF;
  IF NEW.hidden_at IS NULL THEN
    PERFORM note_changed_words(NEW.department_id, 1, words, '');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tickets_words_counted AFTER UPDATE OF department_id, hidden_at ON tickets FOR EACH ROW
  WHEN (OLD.department_id IS DISTINCT FROM NEW.department_id OR (OLD.hidden_at IS NULL) <> (NEW.hidden_at IS NULL))
  EXECUTE FUNCTION note_words_of_ticket();

-- Folds the oldest differences in; one process at a time, the others find nothing to do. Returns how many there were.
CREATE FUNCTION fold_search_words(most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  folded bigint;
  sums   search_word_uses[];
BEGIN
  IF NOT EXISTS (SELECT FROM search_changes) OR NOT pg_try_advisory_xact_lock(7105370050) THEN
    RETURN 0;
  END IF;
  WITH taken AS (
    DELETE FROM search_changes WHERE id IN (SELECT id FROM search_changes ORDER BY id LIMIT most) RETURNING *
  ), summed AS (
    SELECT word, department_id, sum(tickets)::integer, sum(readable)::integer FROM (
      SELECT unnest(words) AS word, department_id, n AS tickets, 0 AS readable FROM taken
      UNION ALL
      SELECT unnest(readable), department_id, 0, n FROM taken
    ) AS each
    GROUP BY word, department_id HAVING sum(tickets) <> 0 OR sum(readable) <> 0
  )
  SELECT (SELECT count(*) FROM taken), ARRAY(SELECT s::search_word_uses FROM summed s) INTO folded, sums;
  INSERT INTO search_words SELECT DISTINCT word FROM unnest(sums) ON CONFLICT DO NOTHING;
  INSERT INTO search_word_uses AS u SELECT * FROM unnest(sums)
  ON CONFLICT (word, department_id) DO UPDATE SET tickets = u.tickets + EXCLUDED.tickets, readable = u.readable + EXCLUDED.readable;
  DELETE FROM search_word_uses u USING unnest(sums) AS s
  WHERE u.word = s.word AND u.department_id = s.department_id AND u.tickets = 0 AND u.readable = 0;
  DELETE FROM search_words w USING unnest(sums) AS s
  WHERE w.word = s.word AND NOT EXISTS (SELECT FROM search_word_uses u WHERE u.word = w.word);
  RETURN folded;
END $$;
-- As before, and three times as fast for texts that are all ASCII; the letters of scripts without blanks are looked for only where
-- there are some.
CREATE OR REPLACE FUNCTION search_plain(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN octet_length(body) = length(body) THEN
    translate(lower(body), E'\t\n\r!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', repeat(' ', 35))
  ELSE
    regexp_replace(
      CASE WHEN body ~ E'[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]' THEN
        regexp_replace(
          lower(translate(normalize(body, NFKC), E'\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640', '')),
          E'([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g')
      ELSE lower(translate(normalize(body, NFKC), E'\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640', '')) END,
      E'[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b0-\u02ff\u037e\u0387\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f\ufe10-\ufe6f\uff00-\uff0f\ufff0-\uffff\U0001f000-\U0001faff]+', ' ', 'g')
  END;

-- People are looked for by how their name begins, or the last part of it.
CREATE FUNCTION search_last_name(full_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  lower(regexp_replace(full_name, '^.*\s', ''));
CREATE INDEX people_last_name ON people (search_last_name(full_name) text_pattern_ops, id);
CREATE INDEX people_email ON people (email text_pattern_ops);
