-- What admins set about the desk. Each group remembers who changed it last; the events hold the values before.
ALTER TABLE desk
  ADD COLUMN time_zone              text NOT NULL DEFAULT 'UTC',
  ADD COLUMN language               text NOT NULL DEFAULT 'en',
  ADD COLUMN support_contact        text CHECK (support_contact <> ''),
  ADD COLUMN desk_changed_by        bigint REFERENCES people (id),
  ADD COLUMN desk_changed_at        timestamptz,
  ADD COLUMN customer_priority      text NOT NULL DEFAULT 'apply' CHECK (customer_priority IN ('apply', 'request')),
  ADD COLUMN auto_close_days        integer NOT NULL DEFAULT 4 CHECK (auto_close_days BETWEEN 1 AND 365),
  ADD COLUMN reopen_days            integer NOT NULL DEFAULT 14 CHECK (reopen_days BETWEEN 0 AND 3650),
  ADD COLUMN complaints_changed_by  bigint REFERENCES people (id),
  ADD COLUMN complaints_changed_at  timestamptz,
  -- The configuration's bounds go before them.
  ADD COLUMN attachment_max_bytes   bigint NOT NULL DEFAULT 10485760 CHECK (attachment_max_bytes > 0),
  ADD COLUMN attachment_max_files   integer NOT NULL DEFAULT 5 CHECK (attachment_max_files > 0),
  ADD COLUMN attachments_changed_by bigint REFERENCES people (id),
  ADD COLUMN attachments_changed_at timestamptz,
  ADD COLUMN accent                 text CHECK (accent ~ '^#[0-9a-f]{6}$'), -- null: the product's own
  ADD COLUMN logo_key               text UNIQUE, -- random: names the file and is part of its address
  ADD COLUMN logo_media_type        text,
  ADD COLUMN branding_changed_by    bigint REFERENCES people (id),
  ADD COLUMN branding_changed_at    timestamptz,
  ADD COLUMN version                integer NOT NULL DEFAULT 1,
  ADD CHECK ((logo_key IS NULL) = (logo_media_type IS NULL));

-- Organizations and departments are put away, never deleted: tickets keep naming them. What is not public is offered
-- to staff alone, what is archived to nobody.
ALTER TABLE organizations
  ADD COLUMN is_public       boolean NOT NULL DEFAULT true,
  ADD COLUMN email           text,
  ADD COLUMN phone           text,
  ADD COLUMN address         text,
  ADD COLUMN hours_text      text,
  ADD COLUMN accent          text CHECK (accent ~ '^#[0-9a-f]{6}$'),
  ADD COLUMN logo_key        text UNIQUE,
  ADD COLUMN logo_media_type text,
  ADD COLUMN archived_at     timestamptz,
  ADD COLUMN changed_by      bigint REFERENCES people (id),
  ADD COLUMN changed_at      timestamptz,
  ADD COLUMN version         integer NOT NULL DEFAULT 1,
  ADD CHECK ((logo_key IS NULL) = (logo_media_type IS NULL));

ALTER TABLE departments
  ADD COLUMN is_public   boolean NOT NULL DEFAULT true,
  ADD COLUMN email       text,
  ADD COLUMN phone       text,
  ADD COLUMN address     text,
  ADD COLUMN hours_text  text,
  ADD COLUMN archived_at timestamptz,
  ADD COLUMN changed_by  bigint REFERENCES people (id),
  ADD COLUMN changed_at  timestamptz,
  ADD COLUMN version     integer NOT NULL DEFAULT 1;

-- Two spellings of one name would be two choices for the same thing.
ALTER TABLE organizations DROP CONSTRAINT organizations_name_key;
CREATE UNIQUE INDEX organizations_name ON organizations (lower(name));
ALTER TABLE departments DROP CONSTRAINT departments_organization_id_name_key;
CREATE UNIQUE INDEX departments_name ON departments (organization_id, lower(name));
