-- What people spent on tickets, as they say: booked by hand, or by a timer that they stopped.
CREATE TABLE time_entries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES people (id),
  ticket_id  bigint NOT NULL REFERENCES tickets (id),
  spent_on   date NOT NULL, -- the person's own day
  minutes    integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  note       text NOT NULL DEFAULT '',
  billable   boolean NOT NULL,
  by_timer   boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  -- Counts no more; for a day it can be taken back.
  deleted_at timestamptz,
  version    integer NOT NULL DEFAULT 1
);
CREATE INDEX time_entries_of_ticket ON time_entries (ticket_id, spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX time_entries_of_person ON time_entries (person_id, spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX time_entries_by_day ON time_entries (spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX time_entries_deleted ON time_entries (deleted_at) WHERE deleted_at IS NOT NULL;

-- The one timer that somebody has: while it stands still, `started_at` is null and `counted` what it has come to.
CREATE TABLE timers (
  person_id  bigint PRIMARY KEY REFERENCES people (id),
  ticket_id  bigint NOT NULL REFERENCES tickets (id),
  begun_at   timestamptz NOT NULL,
  started_at timestamptz,
  counted    integer NOT NULL DEFAULT 0 CHECK (counted >= 0) -- seconds before `started_at`
);
