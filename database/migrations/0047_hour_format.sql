-- Whether somebody reads times of day in 12 or in 24 hours, where they would rather not leave it to their language.
ALTER TABLE people
  ADD COLUMN hour_format text NOT NULL DEFAULT 'locale' CHECK (hour_format IN ('locale', 'h12', 'h23'));
