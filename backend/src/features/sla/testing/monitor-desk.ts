import { expect } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildPolicy,
  buildSupervisor,
  buildTeam,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { consumersOf } from "../../../subscriptions.js";
import { tickSla } from "../index.js";
import { expectDerivedState } from "./derived-state.js";

/** A step that was taken: "resolution warned 25", at so many minutes after nine. */
export interface Taken {
  step: string;
  at: number;
}

/** All that comes due in the first hours of a ticket that was filed at nine, an hour of lunch among them. */
export const inTime: readonly Taken[] = [
  { step: "first_response warned 25", at: 15 },
  { step: "first_response warned 50", at: 30 },
  { step: "update warned 25", at: 30 },
  { step: "first_response warned 75", at: 45 },
  { step: "resolution warned 25", at: 45 },
  { step: "first_response breached", at: 60 },
  { step: "update warned 50", at: 60 },
  { step: "resolution escalated 1", at: 72 },
  { step: "resolution warned 50", at: 90 },
  { step: "update warned 75", at: 90 },
  { step: "update breached", at: 120 },
  { step: "resolution warned 75", at: 135 },
  { step: "resolution escalated 2", at: 162 },
  { step: "resolution breached", at: 180 },
  { step: "resolution escalated 3", at: 276 },
];
/** After a longer standstill nobody is warned of what is missed already. */
export const atOnce = inTime.filter(({ step }) => !step.includes("warned")).map(({ step }) => step);
export const steps = (all: readonly Taken[]): string[] => all.map(({ step }) => step).sort();

/** Monday, 9:00 in Berlin. */
const START = Date.parse("2026-03-02T08:00:00Z");

/** A desk with several warnings and a chain of three steps, by office hours. */
export interface MonitorDesk {
  app: TestApp;
  agent: BuiltPerson;
  /** Minutes after nine. */
  setClock(minutes: number): Promise<void>;
  tick(batch?: number): Promise<number>;
  /** Tickets of the agent, in a team with a supervisor. */
  file(count: number): Promise<number[]>;
  /** What was taken, as it was noticed. */
  taken(ticketId?: number): Promise<Taken[]>;
  /** An event for each line, what followed from it once, and what is stored as the logs have it. */
  expectToldOnce(): Promise<void>;
}

const stepOf = (percent: number) => ({
  metric: "resolution",
  when: "percent",
  percent,
  notify: ["assignee", "admins"],
});
const lines = "sla_events WHERE type IN ('warned', 'breached', 'escalated') AND step <> 'breach'";
const told = "events WHERE type IN ('sla.warned', 'sla.breached', 'sla.escalation_due')";

export async function openMonitorDesk(): Promise<MonitorDesk> {
  const app = await startTestApp({ now: new Date(START).toISOString() });
  await buildAdmin(app.db);
  const [agent, supervisor] = [await buildAgent(app.db), await buildSupervisor(app.db)];
  const team = await buildTeam(app.db, { supervisorId: supervisor.id, memberIds: [agent.id, supervisor.id] });
  await buildPolicy(app, {
    calendar_id: (await buildCalendar(app)).id,
    warn_percents: [25, 50, 75],
    targets: everyPriority({ first_response: "1h", update: "2h", resolution: "3h" }),
    steps: [stepOf(40), stepOf(90), stepOf(120)],
  });
  return {
    app,
    agent,
    setClock: (minutes) => app.clock.set(new Date(START + minutes * 60_000).toISOString()),
    tick: (batch) => tickSla(app.services, consumersOf, batch),
    file: async (count) => {
      const ids: number[] = [];
      for (let i = 0; i < count; i += 1)
        ids.push((await buildTicket(app.services, { teamId: team.id, assigneeId: agent.id })).id);
      return ids;
    },
    taken: async (ticketId) => {
      const rows = await app.db.rows<{ step: string; at: Date }>(
        `SELECT trim(metric || ' ' || type || ' ' || step) AS step, at FROM ${lines} AND ($1::bigint IS NULL OR ticket_id = $1)
         ORDER BY recorded_at, at, step`,
        [ticketId ?? null],
      );
      return rows.map(({ step, at }) => ({ step, at: (at.getTime() - START) / 60_000 }));
    },
    expectToldOnce: async () => {
      await app.jobs.runAll();
      const step = "ticket_id, type, data->>'metric', data->>'cycle', data->>'step'";
      expect(await app.db.rows(`SELECT ${step} FROM ${told} GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1`)).toEqual([]);
      const count = async (from: string) => (await app.db.one<{ n: number }>(`SELECT count(*) AS n FROM ${from}`))?.n;
      expect(await count(told)).toBe(await count(lines));
      const escalated =
        "SELECT data->'cause' FROM events WHERE type = 'ticket.escalated' GROUP BY 1 HAVING count(*) > 1";
      expect(await app.db.rows(escalated)).toEqual([]);
      await expectDerivedState(app);
    },
  };
}
