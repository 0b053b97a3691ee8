import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "../connection.js";
import { migrate } from "../migrate.js";
import { defaultMigrationsDir } from "../migrate/files.js";
import { inSnapshot, sealAll } from "../testing/audit-rows.js";
import { emptyDatabase, serverOfRun, type TestDatabase } from "../testing.js";
import { checkLog } from "./check-log.js";

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "redress-old-events-"));

beforeAll(async () => {
  database = await emptyDatabase(serverOfRun());
  mkdirSync(join(folder, "migrations"));
  for (const name of readdirSync(defaultMigrationsDir).filter((file) => file < "0024"))
    copyFileSync(join(defaultMigrationsDir, name), join(folder, "migrations", name));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

test("Events of a desk that is brought to this version say what they were about, are sealed, and stay as they are", async () => {
  await migrate({ ...database, migrationsDir: join(folder, "migrations"), seedsDir: join(folder, "none") });
  await withClient(database.ownerUrl, async (client) => {
    await client.query(
      "INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES ('one', 'One', true, 'all', '{}')",
    );
    await client.query("INSERT INTO people (full_name, role_id, created_at) SELECT 'Priya Nair', id, now() FROM roles");
    await client.query(
      `INSERT INTO events (type, actor_kind, actor_id, ticket_id, data, created_at)
       SELECT type, CASE WHEN by IS NULL THEN 'system' ELSE 'person' END, by, ticket, data::jsonb, now()
         FROM (VALUES ('team.updated', 1, NULL, '{"team_id": 7}'), ('account.profile_changed', 1, NULL, '{}'),
                      ('account.signed_in', 1, NULL, '{"session_id": 3}'), ('account.verified', NULL, NULL, '{"person_id": 1}'),
                      ('desk.settings_changed', 1, NULL, '{"group": "desk"}'), ('access.refused', 1, NULL, '{}'),
                      ('ticket.created', 1, 10001, '{}'), ('tag.created', 1, NULL, '{"tag_id": "none"}')) AS old (type, by, ticket, data)`,
    );
  });

  await migrate(database);

  await withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ type: string; object: string | null }>(
      "SELECT type, object_kind || ' ' || object_id AS object FROM events ORDER BY id",
    );
    expect(rows.map(({ type, object }) => [type, object])).toEqual([
      ["team.updated", "team 7"],
      ["account.profile_changed", "person 1"],
      ["account.signed_in", "person 1"],
      ["account.verified", "person 1"],
      ["desk.settings_changed", "desk 1"],
      ["access.refused", null],
      ["ticket.created", null],
      ["tag.created", null],
    ]);
    await expect(client.query("UPDATE events SET type = 'forged'")).rejects.toThrow("append-only");
  });
  await sealAll(database.appUrl);
  expect(await inSnapshot(database.appUrl, checkLog)).toMatchObject({ problem: null, waiting: 0, end: { seq: 8 } });
});
