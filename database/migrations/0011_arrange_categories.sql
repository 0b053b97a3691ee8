-- Categories are a tree of at most three levels, put in order by admins. What is not public is offered to staff alone.
ALTER TABLE categories
  ADD COLUMN is_public     boolean NOT NULL DEFAULT true,
  ADD COLUMN archived_with bigint REFERENCES categories (id), -- the one above it that took it along; restored with it
  ADD COLUMN changed_by    bigint REFERENCES people (id),
  ADD COLUMN changed_at    timestamptz,
  ADD COLUMN version       integer NOT NULL DEFAULT 1,
  ADD CHECK (parent_id <> id),
  ADD CHECK (archived_with IS NULL OR archived_at IS NOT NULL);

-- A name is one of its kind beside its siblings: "Other" may lie below "Billing" and below "Delivery".
DROP INDEX categories_name;
CREATE UNIQUE INDEX categories_name_below ON categories (coalesce(parent_id, 0), lower(name));
CREATE INDEX categories_name ON categories (lower(name));

-- Names and help in other languages than the desk's own; where there is none, the desk's own is shown.
CREATE TABLE category_texts (
  category_id bigint NOT NULL REFERENCES categories (id),
  language    text NOT NULL CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  name        text NOT NULL CHECK (name <> ''),
  help        text CHECK (help <> ''),
  PRIMARY KEY (category_id, language)
);

-- A merged tag keeps its row, so that its name, typed again, means the tag that took it in.
ALTER TABLE tags
  ADD COLUMN merged_into bigint REFERENCES tags (id),
  ADD COLUMN archived_at timestamptz, -- stays on tickets, put on no other
  ADD COLUMN changed_by  bigint REFERENCES people (id),
  ADD COLUMN changed_at  timestamptz,
  ADD COLUMN version     integer NOT NULL DEFAULT 1,
  ADD CHECK (merged_into <> id);
CREATE INDEX tags_merged ON tags (merged_into) WHERE merged_into IS NOT NULL;

-- Labels on people, made by admins and seen by staff alone: "Key account", "Press".
CREATE TABLE customer_groups (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text NOT NULL CHECK (name <> ''),
  description text CHECK (description <> ''),
  tone        text NOT NULL DEFAULT 'neutral' CHECK (tone IN ('neutral', 'info', 'ok', 'warn', 'danger', 'violet')),
  archived_at timestamptz, -- shown nowhere meanwhile; its members stay for the day it is restored
  changed_by  bigint REFERENCES people (id),
  changed_at  timestamptz,
  version     integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX customer_groups_name ON customer_groups (lower(name));

CREATE TABLE customer_group_members (
  group_id  bigint NOT NULL REFERENCES customer_groups (id),
  person_id bigint NOT NULL REFERENCES people (id),
  added_by  bigint REFERENCES people (id),
  added_at  timestamptz NOT NULL,
  PRIMARY KEY (group_id, person_id)
);
CREATE INDEX customer_group_members_person ON customer_group_members (person_id);
