import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { emptyDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBuilt } from "../test/built.js";
import { openDatabase, type Database } from "./platform/db.js";

let database: TestDatabase;
let db: Database;
let dataDir: string;

beforeAll(async () => {
  database = await emptyDatabase(serverOfRun());
  db = openDatabase(database.appUrl, { poolSize: 1 });
  dataDir = mkdtempSync(join(tmpdir(), "redress-command-"));
});

afterAll(async () => {
  await db.close();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

/** As `npm run db -- …` calls it. */
const run = (args: string[], { env, input }: { env?: NodeJS.ProcessEnv; input?: string } = {}) =>
  runBuilt("db-command", args, {
    env: {
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATA_DIR: dataDir,
      BCRYPT_COST: "4",
      ...env,
    },
    input,
  });

const production = {
  NODE_ENV: "production",
  JWT_SECRET: "q8Z4fJx0vT2mLw7RkNcB1yHsUe9aGdPo",
  ENCRYPTION_KEYS: "k1:pV9tXk3cQm7Zr2LwYb8NfHs0UaJd5GeiT4oRxCvM1qE",
};
const admin = ["create-admin", "--email", "Ada@Example.org", "--name", "Ada Keller"];
const admins = () =>
  db.rows(
    "SELECT p.email, p.full_name, p.email_verified_at IS NOT NULL AS verified FROM people p JOIN roles r ON r.id = p.role_id WHERE r.key = 'admin'",
  );

test("without a command, or with an unknown one, it says what there is", async () => {
  for (const args of [[], ["drop"]]) {
    const { code, output } = await run(args);
    expect(code).toBe(1);
    expect(output).toContain("Usage: npm run db -- <command>");
  }
});

test("create-admin migrates, takes the password from the standard input, and makes an administrator who can sign in", async () => {
  const { code, output } = await run(admin, { input: "a passphrase nobody guesses 7\n" });

  expect(output).toContain("is an administrator now");
  expect(code).toBe(0);
  expect(await admins()).toEqual([{ email: "ada@example.org", full_name: "Ada Keller", verified: true }]);
});

test("create-admin says what is wrong with a weak password or a known address, and makes nobody", async () => {
  const weak = await run([...admin.slice(0, 2), "grace@example.org", ...admin.slice(3)], {
    env: { REDRESS_ADMIN_PASSWORD: "short" },
  });
  expect(weak.code).toBe(1);
  expect(weak.output).toMatch(/password/i);
  expect(weak.output).not.toContain("    at ");

  const known = await run(admin, { env: { REDRESS_ADMIN_PASSWORD: "a passphrase nobody guesses 8" } });
  expect(known.code).toBe(1);
  expect(known.output).not.toContain("    at ");
  expect(await admins()).toHaveLength(1);
});

test("reset-two-factor is the way back of the last admin who lost phone and codes; it says where there is nothing to do", async () => {
  const reset = ["reset-two-factor", "--email", "ada@example.org"];
  const off = await run(reset);
  expect([off.code, off.output]).toEqual([1, expect.stringContaining("has no two-factor that is on")]);
  expect((await run([...reset.slice(0, 2), "nobody@example.org"])).output).toContain("Nobody who may sign in here");
  expect((await run(["reset-two-factor"])).output).toContain("give it on the command line");

  await db.rows(
    "INSERT INTO two_factor (person_id, secret, on_since, last_step) SELECT id, 'sealed', now(), 1 FROM people WHERE email = 'ada@example.org'",
  );
  const { code, output } = await run(reset);
  expect(output).toContain("The two-factor of ada@example.org is off");
  expect(code).toBe(0);
  expect(await db.rows("SELECT 1 FROM two_factor")).toEqual([]);
  expect(await db.rows("SELECT data FROM events WHERE type = 'account.two_factor_removed'")).toEqual([
    { data: { by: "operator" } },
  ]);
});

test("seed is refused for a database that somebody else made, and in production", async () => {
  const foreign = await run(["seed"]);
  expect(foreign.code).toBe(1);
  expect(foreign.output).toContain("DATABASE_URL names a database that somebody else made");

  const inProduction = await run(["seed"], { env: production });
  expect(inProduction.code).toBe(1);
  expect(inProduction.output).toContain("seed is refused in production");
});

test("rotate-secrets goes over what is sealed and says which key is still needed", async () => {
  const keys = `new:${"Zk3vQ8xW1rT6yU0pLmN4bHsJ7dFgA2cE5iOqRtYwXzM"},k1:pV9tXk3cQm7Zr2LwYb8NfHs0UaJd5GeiT4oRxCvM1qE`;
  const { code, output } = await run(["rotate-secrets"], { env: { ...production, ENCRYPTION_KEYS: keys } });

  expect(output).toContain('The key "new" seals');
  expect(output).toContain('The key "k1" seals nothing here any more');
  expect(code).toBe(0);
});

test("reset throws everything away, but not in production and not unasked", async () => {
  expect((await run(["reset"])).output).toContain("--yes");
  const inProduction = await run(["reset", "--yes"], { env: production });
  expect(inProduction.output).toContain("refused in production");
  expect(await admins()).toHaveLength(1);

  expect((await run(["reset", "--yes"])).code).toBe(0);
  expect(await admins()).toEqual([]);
});
