-- As before; only words that something took away from are looked at for whether they are left anywhere.
CREATE OR REPLACE FUNCTION fold_search_words(most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  folded bigint;
  sums   search_word_uses[];
  fewer  text[];
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
  fewer := ARRAY(SELECT DISTINCT word FROM unnest(sums) WHERE tickets < 0 OR readable < 0);
  IF cardinality(fewer) > 0 THEN
    DELETE FROM search_word_uses WHERE word = ANY (fewer) AND tickets = 0 AND readable = 0;
    DELETE FROM search_words w WHERE w.word = ANY (fewer) AND NOT EXISTS (SELECT FROM search_word_uses u WHERE u.word = w.word);
  END IF;
  RETURN folded;
END $$;
