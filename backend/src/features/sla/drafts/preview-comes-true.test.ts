import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildCategory,
  buildPolicy,
  withLunch,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { PreviewedClock, SlaPreview } from "../../../contract/index.js";
import type { PendingStep } from "../engine/types.js";
import { priorities, randomDrafts, type RandomDrafts } from "./testing/random-drafts.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson;
let random: RandomDrafts;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-26T07:00:00Z" });
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
  random = randomDrafts(20_261_126);
});
afterEach(() => app.close());

const as = () => app.api.as(admin);

test("What a draft promises at an instant is what a complaint filed then gets: due times, warnings and steps", async () => {
  const { below, pick, targets, step } = random;
  const calendars = [
    await buildCalendar(app, { holidays: [{ date: "2026-03-27", window: ["10:00", "24:00"] }] }),
    await buildCalendar(app, { timeZone: "Australia/Lord_Howe", hours: { ...withLunch, sat: [["20:00", "06:00"]] } }),
  ];
  for (let n = 0; n < 12; n += 1) {
    await app.clock.advance(below(30 * 3_600_000));
    const category = await buildCategory(app.db);
    const draft = {
      name: `Draft ${n}`,
      calendar_id: pick(calendars).id,
      conditions: { category_ids: [category.id] },
      targets: targets(),
      warn_percents: pick([[75], [10, 50, 90], []]),
      steps: [step(), step()],
    };
    const priority = pick(priorities);
    const asked = { policy: draft, at: (await app.clock.now()).toISOString() };
    const answer = await as()
      .post("/api/sla/preview")
      .send({ ...asked, ticket: { priority, category_id: category.id } });
    expect([answer.status, answer.body.matches]).toEqual([200, true]);
    await buildPolicy(app, draft);
    const filed = await app.api
      .as(agent)
      .post("/api/tickets")
      .send({ subject: "S", description: "D", category_id: category.id, priority, customer_id: admin.id });
    expect(filed.status).toBe(201);
    const told = (answer.body as SlaPreview).clocks.filter(({ metric }) => metric !== "next_response");
    expect(told.map(shown)).toEqual(await storedOf(filed.body.id));
    // An answer, and the customer's next message at the same instant.
    for (const person of [agent, admin])
      await app.api.as(person).post(`/api/tickets/${filed.body.id}/comments`).send({ comment: "Here." });
    const next = (answer.body as SlaPreview).clocks.filter(({ metric }) => metric === "next_response");
    expect(next.map(({ due_at }) => due_at)).toEqual(await nextResponses(filed.body.id));
  }
});

const shown = ({ metric, due_at, warnings, steps, target_seconds }: PreviewedClock) => ({
  metric,
  due_at,
  target_seconds,
  steps: [
    ...warnings.map(({ percent, at }) => `warned ${percent} ${at}`),
    ...steps.map(({ level, at }) => `escalated ${level} ${at}`),
  ].sort(),
});

async function nextResponses(id: number): Promise<string[]> {
  const rows = await app.db.rows<{ due_at: Date }>(
    "SELECT due_at FROM sla_clocks WHERE ticket_id = $1 AND metric = 'next_response'",
    [id],
  );
  return rows.map(({ due_at }) => due_at.toISOString());
}

async function storedOf(id: number) {
  const rows = await app.db.rows<{
    metric: string;
    due_at: Date;
    target_seconds: number;
    pending: (Omit<PendingStep, "at"> & { at: string })[];
  }>(
    `SELECT metric, due_at, target_seconds, pending FROM sla_clocks WHERE ticket_id = $1
     ORDER BY array_position('{first_response,update,resolution}', metric)`,
    [id],
  );
  return rows.map(({ metric, due_at, target_seconds, pending }) => ({
    metric,
    due_at: due_at.toISOString(),
    target_seconds,
    steps: pending
      .filter(({ type }) => type !== "breached")
      .map(({ type, step: of, at }) => `${type} ${of} ${at}`)
      .sort(),
  }));
}
