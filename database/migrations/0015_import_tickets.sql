-- Complaints brought along from elsewhere: which file, how it was read, how far it has come, what was refused and why.

CREATE TABLE imports (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_name     text NOT NULL CHECK (file_name <> ''),
  file_hash     bytea NOT NULL,
  file_size     bigint NOT NULL CHECK (file_size >= 0),
  format        text NOT NULL CHECK (format IN ('csv', 'json', 'ndjson')),
  encoding      text NOT NULL,
  delimiter     text NOT NULL DEFAULT '', -- of CSV
  storage_key   text UNIQUE, -- null: given on the command line, or removed again
  by_command    boolean NOT NULL DEFAULT false,
  state         text NOT NULL CHECK (state IN ('ready', 'checking', 'checked', 'running', 'stopped', 'finished', 'failed')),
  mapping       jsonb NOT NULL, -- field -> column
  options       jsonb NOT NULL,
  columns       jsonb NOT NULL DEFAULT '[]',
  sample        jsonb NOT NULL DEFAULT '[]', -- the first rows, cut short
  preview       jsonb, -- what a check found
  progress      real NOT NULL DEFAULT 0, -- of a check, from 0 to 1
  rows_total    integer, -- null until they were counted
  last_row      integer NOT NULL DEFAULT 0, -- every row up to this one is settled: here a run goes on
  rows_imported integer NOT NULL DEFAULT 0,
  rows_skipped  integer NOT NULL DEFAULT 0, -- were here already
  rows_refused  integer NOT NULL DEFAULT 0,
  error         text, -- why the whole file could not be read
  created_by    bigint REFERENCES people (id), -- null: on the command line
  created_at    timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz,
  changed_by    bigint REFERENCES people (id),
  changed_at    timestamptz,
  version       integer NOT NULL DEFAULT 1
);

-- A row may be refused for several of its fields.
CREATE TABLE import_refusals (
  import_id  bigint NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  row_number integer NOT NULL,
  field      text NOT NULL, -- '' for the row as a whole
  reason     text NOT NULL,
  value      text NOT NULL, -- cut short
  PRIMARY KEY (import_id, row_number, field)
);

-- Where an imported ticket comes from. The unique keys are what makes a repeated import change nothing.
CREATE TABLE ticket_origins (
  ticket_id   bigint PRIMARY KEY REFERENCES tickets (id),
  import_id   bigint NOT NULL REFERENCES imports (id),
  source      text NOT NULL, -- whose external ids they are
  external_id text,
  file_hash   bytea NOT NULL,
  row_number  integer NOT NULL,
  UNIQUE (file_hash, row_number)
);
CREATE UNIQUE INDEX ticket_origins_external ON ticket_origins (source, external_id) WHERE external_id IS NOT NULL;

ALTER TABLE tickets DROP CONSTRAINT tickets_channel_check;
ALTER TABLE tickets ADD CONSTRAINT tickets_channel_check CHECK (channel IN ('web', 'api', 'phone', 'counter', 'import'));
