import { describe, expect, test } from "@jest/globals";

import { clockReads } from "../launch/sql-clock.mjs";

describe("the SQL clock check", () => {
  test.each([
    ["now() in a default", "CREATE TABLE a (\n  at timestamptz DEFAULT now()\n);", ["2: at timestamptz DEFAULT now()"]],
    ["CURRENT_TIMESTAMP", "UPDATE a SET at = CURRENT_TIMESTAMP;", ["1: UPDATE a SET at = CURRENT_TIMESTAMP;"]],
    ["app_now()", "UPDATE a SET at = app_now();", []],
    ["real time, asked for by name", "SELECT clock_timestamp();", []],
    ["a comment", "-- never now()", []],
    ["the definition of app_now", "CREATE FUNCTION app_now() RETURNS timestamptz\n  RETURN now();", []],
    [
      "its quoted body",
      "CREATE OR REPLACE FUNCTION app_now() RETURNS timestamptz AS $$\n SELECT now(); $$ LANGUAGE sql;",
      [],
    ],
    [
      "what follows it",
      "CREATE FUNCTION app_now() RETURNS timestamptz RETURN now();\nSELECT now();",
      ["2: SELECT now();"],
    ],
  ])("on %s", (_case, sql, found) => {
    expect(clockReads(sql)).toEqual(found);
  });
});
