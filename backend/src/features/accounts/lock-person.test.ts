import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAgent } from "../../../test/factories/index.js";
import { untilWaiting } from "../../../test/until-waiting.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { Queries } from "../../platform/db.js";
import { lockPerson, lockPersonByEmail } from "./queries.js";

let app: TestApp;
beforeAll(async () => void (app = await startTestApp()));
afterAll(() => app.close());

test.each([
  ["by id", (queries: Queries, agent: { id: number }) => lockPerson(queries, agent.id)],
  ["by address", (queries: Queries, agent: { email: string | null }) => lockPersonByEmail(queries, agent.email ?? "")],
])("Whoever waits for a person whose role changes meanwhile gets them with the new one, %s", async (_how, lock) => {
  const agent = await buildAgent(app.db);
  let waiting: Promise<unknown> = Promise.resolve();
  await app.db.transaction(async (queries) => {
    await queries.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'supervisor') WHERE id = $1", [
      agent.id,
    ]);
    waiting = app.db.transaction((other) => lock(other, agent));
    await untilWaiting(app.db);
  });
  expect(await waiting).toMatchObject({ id: agent.id, roleKey: "supervisor" });
});
