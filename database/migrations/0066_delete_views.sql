-- An archived view can be deleted for good. Its row stays for a day, so that this can be taken back with all that people
-- have of it: their order and their alerts.
ALTER TABLE saved_views
  ADD COLUMN deleted_at timestamptz,
  ADD CONSTRAINT saved_views_deleted_is_archived CHECK (deleted_at IS NULL OR archived_at IS NOT NULL);
