-- Claims an idempotency key until the transaction ends and looks up what was answered under it in the last 24 hours, in
-- one round trip. Asked for and not waited for: the caller is told at once. Freed with the commit, and each statement in
-- here sees what was committed before it, so whoever gets the lock afterwards sees the stored answer.
CREATE FUNCTION claim_idempotency_key(of_person bigint, of_key text, of_fingerprint bytea)
  RETURNS TABLE (free boolean, same boolean, status integer, response jsonb) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', 'idempotency', of_person, of_key), 0)) THEN
    RETURN QUERY SELECT false, NULL::boolean, NULL::integer, NULL::jsonb;
    RETURN;
  END IF;
  RETURN QUERY
    SELECT true, k.fingerprint = of_fingerprint, k.status::integer, k.response
    FROM (VALUES (1)) AS always
    LEFT JOIN idempotency_keys k
      ON k.person_id = of_person AND k.key = of_key AND k.created_at > app_now() - interval '24 hours';
END $$;
