-- Who is there: what people chose, and what their browsers said last, about three times a minute and all of a process
-- in one statement. Whoever has no row never opened the live channel and chose nothing.
CREATE TABLE availabilities (
  person_id bigint PRIMARY KEY REFERENCES people (id),
  chosen    text NOT NULL DEFAULT 'available' CHECK (chosen IN ('available', 'away', 'offline')),
  chosen_at timestamptz, -- null: nothing was, or they have signed out since
  seen_at   timestamptz, -- a live connection of theirs was there; null: never
  active_at timestamptz  -- somebody moved before one
)
-- Written again and again in place: none of the changing columns has an index.
WITH (fillfactor = 50);
