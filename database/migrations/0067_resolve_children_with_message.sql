-- A held message that resolves a parent says what becomes of the open tickets below it: they stay so, or are resolved with it.
ALTER TABLE held_replies
  ADD COLUMN open_children text CHECK (open_children IN ('leave', 'resolve'));
