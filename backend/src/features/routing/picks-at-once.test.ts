import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildSkill,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { eventually } from "../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { systemActor } from "../../platform/actor.js";
import type { Work } from "../../platform/work.js";
import { pickAssignee, type Pick } from "./index.js";

let app: TestApp;
let customer: BuiltPerson, ana: BuiltPerson, ben: BuiltPerson;
let here: number, there: number;
/** Both serve both departments. */
beforeEach(async () => {
  app = await startTestApp();
  [customer, ana, ben] = [await buildCustomer(app.db), await buildAgent(app.db), await buildAgent(app.db)];
  [here, there] = [(await buildDepartment(app.db)).id, (await buildDepartment(app.db)).id];
  await buildTeam(app.db, { memberIds: [ana.id, ben.id], departmentIds: [here, there] });
});
afterEach(() => app.close());

/** Picks in one department, and keeps the transaction open until `meanwhile` is through. */
const picking = (skillId: number | null, meanwhile: (pick: Pick, work: Work) => Promise<void>) =>
  app.services.runWork(systemActor, async (work) =>
    meanwhile(await pickAssignee(work, { departmentId: here, teamId: null, skillId, isSample: false }), work),
  );

/** Files in the other department. @returns who got it. */
async function fileThere(skillId?: number): Promise<number | undefined> {
  const category = await buildCategory(app.db, { departmentId: there });
  const body = { subject: "Cold again", description: "No heating.", category_id: category.id, auto_assign: true };
  const res = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ ...body, ...(skillId && { skill_id: skillId }) });
  expect(res.status).toBe(201);
  return (res.body as { assigned_agent: { id: number } | null }).assigned_agent?.id;
}

test("Whoever is just being given a ticket of one department does not look idle to another", async () => {
  await picking(null, async ({ best }) => {
    expect(best?.id).toBe(ana.id);
    expect(await fileThere()).toBe(ben.id);
  });
});

/** The other department's ticket has to wait for somebody. */
const isWaited = () =>
  eventually(async () => {
    const waiting = await app.db.rows(
      "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    expect(waiting).toHaveLength(1);
  });

test("Who is better by far is waited for, also while they are being given another", async () => {
  const skill = await buildSkill(app.db, { levels: { [ana.id]: 5 } });
  const filed: Promise<number | undefined>[] = [];
  await picking(skill.id, async ({ best }) => {
    expect(best?.id).toBe(ana.id);
    filed.push(fileThere(skill.id));
    await isWaited();
  });
  expect(await Promise.all(filed)).toEqual([ana.id]);
});

test("Whoever was waited for and has more than thought by then is no longer the best", async () => {
  for (let n = 0; n < 2; n += 1) await buildTicket(app.services, { assigneeId: ben.id });
  const others = [await buildTicket(app.services), await buildTicket(app.services), await buildTicket(app.services)];
  const filed: Promise<number | undefined>[] = [];
  await picking(null, async ({ best }, work) => {
    expect(best?.id).toBe(ana.id);
    filed.push(fileThere());
    await isWaited();
    await work.rows("UPDATE tickets SET assignee_id = $1 WHERE id = ANY ($2::bigint[])", [
      ana.id,
      others.map(({ id }) => id),
    ]);
  });
  expect(await Promise.all(filed)).toEqual([ben.id]);
});
