-- How somebody works at the desk: which keys do what, where they are not the usual ones, and how dense lists are.
ALTER TABLE people
  ADD COLUMN keyboard jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(keyboard) = 'object'),
  ADD COLUMN density  text  NOT NULL DEFAULT 'comfortable' CHECK (density IN ('comfortable', 'compact'));
