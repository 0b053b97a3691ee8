import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runDatabaseCommand } from "./cli.js";
import { withClient } from "./connection.js";
import { cloneDatabase, serverOfRun, type TestDatabase } from "./testing.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase(serverOfRun());
});
afterAll(() => database.drop());

function run(name: string, args: string[], environment = "development"): Promise<void> {
  return runDatabaseCommand(name, args, {
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    environment,
    log: () => undefined,
  });
}

async function isMarked(): Promise<boolean> {
  return withClient(database.appUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>("SELECT name FROM desk");
    return rows[0]?.name === "Marked";
  });
}

describe("runDatabaseCommand", () => {
  test("reset, in production or unconfirmed, changes nothing", async () => {
    await withClient(database.appUrl, (client) => client.query(`UPDATE desk SET name = 'Marked'`));

    await expect(run("reset", ["--yes"], "production")).rejects.toThrow("refused in production");
    await expect(run("reset", [])).rejects.toThrow("--yes");

    expect(await isMarked()).toBe(true);
  });

  test("reset --yes throws the data away; the app works on with its rights", async () => {
    await run("reset", ["--yes"]);

    expect(await isMarked()).toBe(false);
    await withClient(database.appUrl, (client) => client.query(`SELECT graphile_worker.add_job('anything')`));
  });

  test("an unknown command is told which ones there are", async () => {
    await expect(run("destroy", [])).rejects.toThrow(
      "Commands: migrate, reset, backup, restore, verify-audit, audit-head, schema",
    );
  });
});
