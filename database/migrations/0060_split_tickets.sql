-- A ticket that was begun with messages of another says of which. The message that it began with is its complaint (its text lies in
-- `ticket_bodies`); its row stays for who wrote it, when, and what points to it, and for going back.
ALTER TABLE tickets
  ADD COLUMN split_from bigint REFERENCES tickets (id),
  ADD CONSTRAINT tickets_split CHECK (split_from <> id);

ALTER TABLE ticket_comments
  ADD COLUMN opens boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT ticket_comments_opens CHECK (NOT opens OR (body = '' AND NOT by_staff));
