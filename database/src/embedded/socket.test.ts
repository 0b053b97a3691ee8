import { describe, expect, test } from "@jest/globals";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeLeftSockets, socketFolder, socketInUse } from "./socket.js";

describe("socketFolder", () => {
  test("is the cluster itself", () => {
    expect(socketFolder("/srv/desk/postgres/cluster")).toBe("/srv/desk/postgres/cluster");
  });

  test("is none where the path is longer than a socket's may be, or would break the setting", () => {
    expect(socketFolder(`/${"a".repeat(91)}`)).not.toBeNull();
    expect(socketFolder(`/${"a".repeat(92)}`)).toBeNull();
    expect(socketFolder(`/${"é".repeat(47)}`)).toBeNull();
    expect(socketFolder("/srv/one,two")).toBeNull();
    expect(socketFolder('/srv/"desk"')).toBeNull();
  });
});

test("A killed server's socket and lock go, and nothing else does", () => {
  const cluster = mkdtempSync(join(tmpdir(), "redress-socket-"));
  for (const name of [".s.PGSQL.5432", ".s.PGSQL.5432.lock", "PG_VERSION"]) writeFileSync(join(cluster, name), "");
  expect(socketInUse(cluster, 5432)).toBe(cluster);
  expect(socketInUse(cluster, 5433)).toBeNull();

  removeLeftSockets(cluster);

  expect(readdirSync(cluster)).toEqual(["PG_VERSION"]);
  expect(socketInUse(cluster, 5432)).toBeNull();
  rmSync(cluster, { recursive: true });
});
