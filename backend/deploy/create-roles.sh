#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: the two roles of the desk, and its database. One role owns the
# tables and migrates them; the other runs the desk and may change neither tables nor the log.
set -eu

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=owner_password="$DB_OWNER_PASSWORD" --set=app_password="$DB_APP_PASSWORD" <<'SQL'
CREATE ROLE redress_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE redress_app LOGIN PASSWORD :'app_password';
CREATE DATABASE redress OWNER redress_owner ENCODING 'UTF8' TEMPLATE template0
  LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE redress FROM PUBLIC;
GRANT CONNECT ON DATABASE redress TO redress_app;
SQL
