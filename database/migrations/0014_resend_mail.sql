-- Mail that somebody has sent or tried again.
ALTER TABLE mails
  ADD COLUMN carries_link boolean NOT NULL DEFAULT false, -- it leads in by a link of its own: without `secret` it is worth nothing
  ADD COLUMN resent_from bigint REFERENCES mails (id),    -- a copy of that mail
  ADD COLUMN resent_by bigint REFERENCES people (id),     -- who had it sent or tried again, last
  ADD COLUMN resent_at timestamptz,
  ADD COLUMN tries_before integer NOT NULL DEFAULT 0,     -- tries made when somebody had it tried again: the schedule begins anew there
  ADD CHECK ((resent_by IS NULL) = (resent_at IS NULL));
UPDATE mails SET carries_link = true WHERE strpos(text, 'https://link.invalid/hidden') > 0;

-- Once per event, address and template, but for what somebody sends again.
ALTER TABLE mails DROP CONSTRAINT mails_event_id_to_address_template_key;
CREATE UNIQUE INDEX mails_once ON mails (event_id, to_address, template) WHERE resent_from IS NULL;
CREATE INDEX mails_copies ON mails (resent_from) WHERE resent_from IS NOT NULL;
CREATE INDEX mails_of_template ON mails (template, id DESC);
CREATE INDEX mails_failed ON mails (id DESC) WHERE state = 'failed';
