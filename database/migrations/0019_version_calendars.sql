-- Opening hours. Each save that changes them is a new version; tickets keep the one they were promised under.
ALTER TABLE calendars
  ADD COLUMN version    integer NOT NULL DEFAULT 1, -- moves with every change, also of the name, which makes no new version
  ADD COLUMN deleted_at timestamptz,                -- gone for choosing; old promises still count by it
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by bigint REFERENCES people (id);
ALTER TABLE calendars DROP CONSTRAINT calendars_name_key;
CREATE UNIQUE INDEX calendars_name ON calendars (lower(name)) WHERE deleted_at IS NULL;

CREATE TABLE calendar_versions (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key         uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE, -- the same nowhere else: processes keep by it what they have read
  calendar_id bigint NOT NULL REFERENCES calendars (id),
  version     integer NOT NULL,
  time_zone   text NOT NULL,
  hours       jsonb NOT NULL, -- {"mon": [["09:00", "12:30"], ["13:30", "17:00"]], ...} by the clock on the wall
  holidays    jsonb NOT NULL DEFAULT '[]', -- [{"date", "name", "yearly", "window"}]
  created_at  timestamptz NOT NULL,
  created_by  bigint REFERENCES people (id),
  UNIQUE (calendar_id, version)
);
COMMENT ON TABLE calendar_versions IS 'append-only: what was promised stays as it was promised';

-- Until here every calendar was open round the clock.
INSERT INTO calendar_versions (calendar_id, version, time_zone, hours, created_at)
SELECT id, 1, time_zone,
       '{"mon": [["00:00", "24:00"]], "tue": [["00:00", "24:00"]], "wed": [["00:00", "24:00"]], "thu": [["00:00", "24:00"]],
         "fri": [["00:00", "24:00"]], "sat": [["00:00", "24:00"]], "sun": [["00:00", "24:00"]]}'::jsonb, app_now()
FROM calendars;
ALTER TABLE calendars DROP COLUMN time_zone;
CREATE TRIGGER calendar_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
