import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCustomer, buildTicket, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { loadActor } from "../../accounts/index.js";
import { saveDraft } from "./commands/save-draft.js";

let app: TestApp;
let agent: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  agent = await buildAgent(app.db);
});
afterEach(() => app.close());

test("A save that is under way when a split is taken back is brought along, too", async () => {
  const customer = await buildCustomer(app.db);
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  const said = await app.api.as(customer).post(`/api/tickets/${id}/comments`).send({ comment: "The bill" }).expect(201);
  const wish = { comment_id: said.body.id, subject: "The bill" };
  const { body: fresh } = await app.api.as(agent).post(`/api/tickets/${id}/split`).send(wish).expect(201);
  const actor = await loadActor(app.db, agent.id);
  if (!actor) throw new Error("The agent is gone");

  let bringing: Promise<void> = Promise.resolve();
  let isOver = false;
  const takenBackMeanwhile = async () => {
    await app.api.as(agent).delete(`/api/tickets/${fresh.id}/split`).expect(200);
    bringing = app.jobs.runAll().finally(() => (isOver = true));
    // The job waits for the save; if it did not, it would be over.
    while (!isOver && !(await isWaitedFor()));
  };
  await app.services.runWork(actor, async (work) => {
    const rows = async (sql: string, binds?: readonly unknown[]) => {
      if (sql.includes("INSERT INTO drafts")) await takenBackMeanwhile();
      return work.rows(sql, binds);
    };
    const interrupted = new Proxy(work, { get: (of, key) => (key === "rows" ? rows : Reflect.get(of, key)) });
    await saveDraft(interrupted, fresh.id, "public", {
      ...{ body: "Just typed", attachmentIds: [], mentions: [], baseCommentId: null, rev: 0, dropOthers: [] },
    });
  });
  await bringing;
  const { body } = await app.api.as(agent).get(`/api/tickets/${id}/drafts`).expect(200);
  expect(body.drafts).toMatchObject([{ body: "Just typed" }]);
});

const isWaitedFor = async (): Promise<boolean> => {
  const waits = await app.ownerDb.rows(
    "SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.datname = current_database() AND NOT l.granted",
  );
  return waits.length > 0;
};
