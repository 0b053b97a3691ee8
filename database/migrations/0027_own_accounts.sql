-- People end their own accounts, or somebody who may does. What others rest on stays under another name: complaints,
-- messages, and their clocks. Whoever is deleted is deactivated too, so that no place which asks for that lets them in.
ALTER TABLE people
  ADD COLUMN deleted_at timestamptz,
  ADD CONSTRAINT people_deleted_is_nobody CHECK (deleted_at IS NULL OR (
    deactivated_at IS NOT NULL AND email IS NULL AND email_verified_at IS NULL AND password_hash IS NULL
    AND phone IS NULL AND address IS NULL AND photo_key IS NULL));

ALTER TABLE sessions
  DROP CONSTRAINT sessions_end_reason_check,
  ADD CONSTRAINT sessions_end_reason_check CHECK (end_reason IN (
    'signed_out', 'ended', 'password_changed', 'token_reused', 'rights_changed', 'deactivated', 'deleted'));

-- A link to change one's address knows the new one. A link to confirm a registration knows which: somebody else may
-- have registered the same address, and their password must not count because its owner follows a link.
ALTER TABLE one_time_links
  ADD COLUMN email text CHECK (email = lower(email)),
  ADD COLUMN registration bytea, -- SHA-256 of the password's hash that was waiting when the link was made
  DROP CONSTRAINT one_time_links_purpose_check,
  ADD CONSTRAINT one_time_links_purpose_check CHECK (purpose IN ('verify_email', 'reset_password', 'invitation', 'change_email')),
  ADD CONSTRAINT one_time_links_address CHECK ((purpose = 'change_email') = (email IS NOT NULL)),
  ADD CONSTRAINT one_time_links_registration CHECK (registration IS NULL OR purpose = 'verify_email');
UPDATE one_time_links l SET registration = sha256(convert_to(p.password_hash, 'UTF8'))
FROM people p WHERE p.id = l.person_id AND l.purpose = 'verify_email' AND l.used_at IS NULL AND p.password_hash IS NOT NULL;
