-- Keys end by more than a press of their owner: what ended one is told on the profile. Null: it works, or was ended
-- before this was kept.
ALTER TABLE api_keys ADD COLUMN revoked_because text
  CHECK (revoked_because IN ('pressed', 'password_reset', 'password_changed', 'deactivated', 'deleted')),
  ADD CHECK (revoked_because IS NULL OR revoked_at IS NOT NULL);
