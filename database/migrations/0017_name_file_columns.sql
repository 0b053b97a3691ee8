-- Which columns hold the key of a stored file, so that a backup finds them: those whose comment begins with `file:`.
COMMENT ON COLUMN attachments.storage_key IS 'file: what was attached';
COMMENT ON COLUMN people.photo_key IS 'file: a photo';
COMMENT ON COLUMN desk.logo_key IS 'file: the desk''s logo';
COMMENT ON COLUMN organizations.logo_key IS 'file: an organization''s logo';
COMMENT ON COLUMN imports.storage_key IS 'file: what is to be imported';
