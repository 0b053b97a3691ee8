-- A message changes the vector of its ticket, and with it an entry of the index for each of some hundred words: more than all
-- else that a message writes. They are put on a list, which searches read as well, and moved into the index together, each second.
ALTER INDEX ticket_texts_words SET (fastupdate = on, gin_pending_list_limit = 16384);

-- Only the index's owner may do that. Returns how many pages the list had; one process at a time, the others have nothing to do.
CREATE FUNCTION move_words_to_index() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT CASE WHEN pg_try_advisory_xact_lock(7105370051) THEN gin_clean_pending_list('ticket_texts_words'::regclass) ELSE 0 END;
$$;
