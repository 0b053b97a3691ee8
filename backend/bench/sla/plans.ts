import { nextClockColumns, nextClockJoin } from "../../src/features/sla/index.js";
import { readCalendar, ticketsOnOlder } from "../../src/features/sla/calendars/queries.js";
import { loadHistory } from "../../src/features/sla/history.js";
import { isAnythingDue, noticeDue } from "../../src/features/sla/notice-due.js";
import { openTicketsOf } from "../../src/features/sla/policies/open-tickets.js";
import { listPolicies } from "../../src/features/sla/policies/queries.js";
import { applyBatch } from "../../src/features/sla/runs/apply-batch.js";
import { countConcerned, nextConcerned } from "../../src/features/sla/runs/concerned-tickets.js";
import { loadCase } from "../../src/features/sla/ticket-case.js";
import { systemActor } from "../../src/platform/actor.js";
import type { Queries } from "../../src/platform/db.js";
import type { Work } from "../../src/platform/work.js";
import { consumersOf } from "../../src/subscriptions.js";
import { testClock } from "../../test/test-clock.js";
import { call, type Bench } from "../open-bench.js";
import type { DeskPlan } from "./desk-plan.js";
import { explaining, type Explained } from "./explain-statements.js";
import { HOUR } from "./life.js";
import { settle } from "./load-clocks.js";
import type { Promises } from "./promises.js";
import { ms, type Part } from "./table.js";
import { undone } from "./undone.js";

/** Clocks and tickets of a batch, as the monitor and a run take them. */
const BATCH = 100;

/** How PostgreSQL goes about the statements that matter at this size; nothing of it is kept. */
export async function benchPlans(bench: Bench, plan: DeskPlan, { office, adminToken }: Promises): Promise<Part> {
  const path = `/api/calendars/${office.id}`;
  const { version } = (await call(bench.api, adminToken, ["GET", path])) as { version: number };
  await call(bench.api, adminToken, ["PATCH", path], { holidays: [] }, { "if-match": `"${version}"` });
  // Late enough for some of the others to be due.
  await testClock(bench.owner).set(new Date(plan.now.getTime() + 12 * HOUR).toISOString());

  await settle(bench, ["tickets", "sla_events", "sla_clocks"]);
  const [policy] = await listPolicies(bench.db);
  const calendar = await readCalendar(bench.db, office.id);
  if (!policy || !calendar) throw new Error("There is no policy or calendar any more");
  const changed = { calendarId: office.id };
  const ids = await nextConcerned(bench.db, changed, 0, BATCH);
  const statements: [what: string, run: (queries: Queries, work: Work) => Promise<unknown>][] = [
    ["tick: is anything due", (queries) => isAnythingDue(queries)],
    [`tick: a batch of ${BATCH}`, (_queries, work) => noticeDue(work, consumersOf, BATCH)],
    ["apply: tickets to be looked at, counted", (queries) => countConcerned(queries, changed)],
    [`apply: the next ${BATCH}`, (queries) => nextConcerned(queries, changed, ids.at(-1) ?? 0, BATCH)],
    [
      `apply: the next ${BATCH} for a policy`,
      (queries) => nextConcerned(queries, { policyId: policy.id }, ids.at(-1) ?? 0, BATCH),
    ],
    [`apply: a batch of ${BATCH}`, (_queries, work) => applyBatch(work, ids, changed)],
    ["a ticket's history", (queries) => loadHistory(queries, ids[0] ?? 0)],
    ["a ticket's case", (queries) => loadCase(queries, ids[0] ?? 0)],
    ["tickets on an older calendar", (queries) => ticketsOnOlder(queries, calendar)],
    ["tickets on an older policy", (queries) => openTicketsOf(queries, policy)],
    ["open tickets with their next clocks", (queries) => queries.rows(openTickets)],
  ];
  const lines = [];
  for (const [what, run] of statements) {
    const seen = await explained(bench, run);
    for (const [i, { milliseconds, pages, wasteful }] of seen.entries()) {
      lines.push({
        what: seen.length > 1 ? `${what}, ${i + 1} of ${seen.length}` : what,
        figure: ms(milliseconds),
        floor: `${pages} pages`,
        aim: wasteful.length === 0 ? "by index" : wasteful.join("; "),
      });
    }
  }
  return {
    title: `Plans, ${plan.running.toLocaleString("en")} running clocks`,
    lines,
    problems: [],
    notes: ["with the time it took to make the plan, after VACUUM; floor: here the pages of 8 kB that were looked at"],
  };
}

const openTickets = `
  SELECT t.id, ${nextClockColumns} FROM tickets t ${nextClockJoin("t.id")}
  WHERE t.status IN ('new', 'in_progress', 'pending', 'on_hold') AND t.hidden_at IS NULL
  ORDER BY coalesce(t.next_due_at, 'infinity'), t.id LIMIT 51`;

async function explained(
  { services }: Bench,
  run: (queries: Queries, work: Work) => Promise<unknown>,
): Promise<Explained[]> {
  const seen: Explained[] = [];
  await undone<Work>(
    (body) => services.runWork(systemActor, body),
    async (work) => {
      const queries = explaining(work, seen);
      await run(queries, { ...work, ...queries });
    },
  );
  return seen;
}
