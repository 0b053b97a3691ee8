import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { DatabaseError } from "sequelize";
import { startTestApp, type TestApp } from "../../test/start-test-app.js";
import type { Queries } from "./db.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const tagNamed = (name: string) => app.db.one("SELECT 1 FROM tags WHERE name = $1", [name]);
const insertTag = (queries: Queries, name: string) => queries.rows("INSERT INTO tags (name) VALUES ($1)", [name]);

describe("transaction", () => {
  test("keeps what was done with the body's result", async () => {
    const result = await app.db.transaction(async (tx) => {
      await insertTag(tx, "kept");
      return 7;
    });
    expect(result).toBe(7);
    expect(await tagNamed("kept")).not.toBeNull();
  });

  test("undoes everything with the body's error, which goes on as it is", async () => {
    const trouble = new Error("trouble");
    const attempt = app.db.transaction(async (tx) => {
      await insertTag(tx, "undone");
      throw trouble;
    });
    await expect(attempt).rejects.toBe(trouble);
    expect(await tagNamed("undone")).toBeNull();
  });

  test("does not pass for done when an error was swallowed on the way", async () => {
    const attempt = app.db.transaction(async (tx) => {
      await insertTag(tx, "swallowed");
      await tx.rows("SELECT 1 / 0").catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow("was undone");
    expect(await tagNamed("swallowed")).toBeNull();
  });

  test("once over, runs nothing more: its connection is somebody else's", async () => {
    let kept: Queries | null = null;
    await app.db.transaction(async (tx) => {
      kept = tx;
      await tx.rows("SELECT 1");
    });
    await expect((kept as Queries | null)?.rows("SELECT 1")).rejects.toThrow("The transaction is over");
  });

  test("gives its connection back whether it ends well or not, and when the connection is lost", async () => {
    for (let i = 0; i < 30; i += 1) {
      await app.db.transaction((tx) => tx.rows("SELECT 1"));
      await app.db.transaction((tx) => tx.rows("SELECT 1 / 0")).catch(() => undefined);
    }
    const lost = app.db.transaction(async (tx) => {
      const [backend] = await tx.rows<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      await app.ownerDb.rows("SELECT 1");
      await app.db.rows("SELECT pg_terminate_backend($1)", [backend?.pid]);
      await tx.rows("SELECT 1");
    });
    await expect(lost).rejects.toThrow();
    expect(await app.db.one("SELECT 1 AS one")).toEqual({ one: 1 });
  });
});

test("A statement's failure carries PostgreSQL's own error", async () => {
  const failure: unknown = await app.db.rows("SELECT 1 / 0").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatabaseError);
  expect((failure as DatabaseError).parent).toMatchObject({ code: "22012" });
});

test("A value that somebody forgot is no NULL", async () => {
  await expect(app.db.rows("SELECT $1::text", [undefined])).rejects.toThrow("undefined");
});
