-- What time it is, for SQL and code alike. Tests and the demo's history shift or freeze it; the app role cannot.
CREATE TABLE clock (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  shift     interval NOT NULL DEFAULT '0',
  frozen_at timestamptz
);
COMMENT ON TABLE clock IS 'read-only: one row that shifts or freezes app_now()';
INSERT INTO clock DEFAULT VALUES;

-- STABLE, so that comparisons with it can use an index; a volatile one would scan every due-index whole.
CREATE FUNCTION app_now() RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT coalesce(frozen_at, now() + shift) FROM clock);

-- The desk itself: what the database must remember about its installation.
CREATE TABLE desk (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  name       text NOT NULL DEFAULT 'Redress' CHECK (name <> ''),
  demo_since timestamptz -- set when our own start seeded demo data into an embedded server
);
INSERT INTO desk DEFAULT VALUES;
