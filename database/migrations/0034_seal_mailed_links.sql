-- What lets somebody in by a mail is sealed for that mail, as other secrets that must be read again. SQL has no key for
-- what lies there in clear: the first process that starts seals it, before it sends or shows any mail.
COMMENT ON COLUMN mails.secret IS 'sealed: mail:{message_id}';
