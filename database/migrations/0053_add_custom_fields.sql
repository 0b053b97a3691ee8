-- Questions of the desk's own, asked in some categories (with all that lies below them) or in all, when none is named.
CREATE TABLE custom_fields (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key         text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9_]{1,39}$'), -- in the API and in queries; never changed or used again
  label       text NOT NULL CHECK (label <> ''),
  help        text CHECK (help <> ''),
  type        text NOT NULL CHECK (type IN ('text', 'number', 'date', 'choice', 'multi_choice', 'yes_no')),
  required    text NOT NULL CHECK (required IN ('never', 'to_file', 'to_resolve')),
  audience    text NOT NULL CHECK (audience IN ('customer_fills', 'customer_reads', 'staff')),
  minimum     numeric, -- a number's value, a text's length, how many of several choices
  maximum     numeric,
  decimals    smallint NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 6), -- of a number
  earliest    date,
  latest      date,
  position    integer NOT NULL,
  texts       jsonb NOT NULL DEFAULT '[]', -- label, help and options in other languages than the desk's own
  archived_at timestamptz, -- asked no more; values stay
  changed_by  bigint REFERENCES people (id),
  changed_at  timestamptz,
  version     integer NOT NULL DEFAULT 1,
  CHECK (minimum <= maximum),
  CHECK (earliest <= latest)
);

CREATE TABLE custom_field_categories (
  field_id    bigint NOT NULL REFERENCES custom_fields (id),
  category_id bigint NOT NULL REFERENCES categories (id),
  PRIMARY KEY (field_id, category_id)
);

-- What can be chosen. An option is archived, never removed: tickets may have it.
CREATE TABLE custom_field_options (
  field_id    bigint NOT NULL REFERENCES custom_fields (id),
  key         text NOT NULL CHECK (key ~ '^[a-z0-9][a-z0-9_]{0,59}$'),
  label       text NOT NULL CHECK (label <> ''),
  position    integer NOT NULL,
  is_archived boolean NOT NULL DEFAULT false,
  PRIMARY KEY (field_id, key)
);

-- One row per value, several of a question with several answers; none where nothing was answered.
CREATE TABLE ticket_field_values (
  ticket_id bigint NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  field_id  bigint NOT NULL REFERENCES custom_fields (id),
  text      text CHECK (text <> ''),
  number    numeric,
  date      date,
  yes       boolean,
  option    text,
  CHECK (num_nonnulls(text, number, date, yes, option) = 1),
  FOREIGN KEY (field_id, option) REFERENCES custom_field_options (field_id, key)
);
CREATE UNIQUE INDEX ticket_field_values_once ON ticket_field_values (ticket_id, field_id, option) NULLS NOT DISTINCT;
-- From a value to its tickets, one index for each kind of value, the newest ticket at the end.
CREATE INDEX ticket_field_values_text ON ticket_field_values (field_id, lower(left(text, 200)) COLLATE "C", ticket_id) WHERE text IS NOT NULL;
CREATE INDEX ticket_field_values_number ON ticket_field_values (field_id, number, ticket_id) WHERE number IS NOT NULL;
CREATE INDEX ticket_field_values_date ON ticket_field_values (field_id, date, ticket_id) WHERE date IS NOT NULL;
CREATE INDEX ticket_field_values_yes ON ticket_field_values (field_id, yes, ticket_id) WHERE yes IS NOT NULL;
CREATE INDEX ticket_field_values_option ON ticket_field_values (field_id, option, ticket_id) WHERE option IS NOT NULL;
-- How often an answer is given differs from question to question: without knowing it, a rare one looks common.
CREATE STATISTICS ticket_field_values_options (mcv, ndistinct) ON field_id, option, yes FROM ticket_field_values;
