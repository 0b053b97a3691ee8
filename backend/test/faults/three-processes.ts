/**
 * Several processes of one desk see the same promise warned of, escalated and broken within seconds, and one of them is
 * killed then: each warning, step and breach is taken once, and each person is told once: `npm run fault:processes`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Database } from "../../src/platform/db.js";
import { testClock } from "../test-clock.js";
import type { DeskProcess } from "./desk-process.js";
import { ageKilled, call, openFaultBench, signIn, untilDrained } from "./fault-bench.js";

const FIRST_RESPONSE_MS = 3600_000;
/** What comes due from two seconds before the deadline to one after it; all warnings have by then. */
const chain = [
  { metric: "first_response", when: "before_due", seconds: { critical: 2 }, notify: ["assignee"] },
  { metric: "first_response", when: "percent", percent: 100, notify: ["supervisor"] },
  { metric: "first_response", when: "after_due", seconds: { critical: 1 }, notify: ["admins"] },
];
const warnings = [50, 75, 99];
/** What the log has to hold, once each. */
const wanted = [
  ...warnings.map((percent) => `warned ${percent}`),
  "breached ",
  ...chain.map((_step, i) => `escalated ${i + 1}`),
];
/** Before the deadline, when every process is ready and looking. */
const LEAD_MS = 3_000;

interface Notice {
  kind: string;
  personId: number;
  count: number;
}

export interface ProcessesOutcome {
  /** In the log of promises, and as events that others react to. */
  breaches: number;
  breachEvents: number;
  breachedAtTheDeadline: boolean;
  /** How often each warning, step and breach stands in the log: "escalated 2" -> 1. */
  taken: Record<string, number>;
  escalations: number;
  level: number;
  /** By kind and person; each must be 1. */
  notices: Notice[];
  failedJobs: number;
}

export async function threeProcesses({
  processes,
  killOne,
}: {
  processes: number;
  killOne: boolean;
}): Promise<ProcessesOutcome> {
  const bench = await openFaultBench();
  try {
    const desks = await Promise.all(Array.from({ length: processes }, () => bench.start()));
    const [desk] = desks;
    if (!desk) throw new Error("At least one process is needed");
    const [admin, agent, supervisor, customer] = [
      await bench.person("admin"),
      await bench.person("agent"),
      await bench.person("supervisor"),
      await bench.person("customer"),
    ];
    const team = await bench.db.one<{ id: number }>(
      "INSERT INTO teams (name, supervisor_id) VALUES ('Streets', $1) RETURNING id",
      [supervisor.id],
    );
    await bench.db.rows("INSERT INTO team_members (team_id, person_id) VALUES ($1, $2), ($1, $3)", [
      team?.id,
      agent.id,
      supervisor.id,
    ]);

    const body = {
      subject: "Gas smell",
      description: "In the whole street.",
      category: "Other",
      priority: "critical",
      customer_id: customer.id,
      channel: "phone",
    };
    await makePolicy(desk, await signIn(desk, admin), bench.db);
    const agentToken = await signIn(desk, agent);
    const ticket = (await call(desk, agentToken, "POST", "/api/tickets", body)) as { id: number };
    await call(desk, agentToken, "PATCH", `/api/tickets/${ticket.id}`, { team_id: team?.id });
    await call(desk, agentToken, "POST", `/api/tickets/${ticket.id}/assign`, { agent_id: agent.id });
    await untilDrained(bench.db, 30);

    await testClock(bench.ownerDb).advance(FIRST_RESPONSE_MS - LEAD_MS);
    if (killOne) {
      // At the deadline, whoever may be at it.
      await sleep(LEAD_MS);
      const victim = desks.at(-1) ?? desk;
      await victim.kill();
      await ageKilled(bench.db, victim);
    }
    await sleep(LEAD_MS + 2_000);
    const failedJobs = await untilDrained(bench.db, 60);
    return { ...(await outcomeOf(bench.db, ticket.id, [admin.id, agent.id, supervisor.id])), failedJobs };
  } finally {
    await bench.close();
  }
}

async function makePolicy(desk: DeskProcess, token: string, db: Database): Promise<void> {
  const calendar = await db.one<{ id: number }>("SELECT id FROM calendars");
  const hour = { first_response: { kind: "working", duration: "1h" } };
  await call(desk, token, "POST", "/api/sla/policies", {
    name: "An hour",
    calendar_id: calendar?.id,
    conditions: { priorities: ["critical"] },
    targets: { critical: hour, high: hour, medium: hour, low: hour },
    warn_percents: warnings,
    steps: chain,
  });
}

async function takenOf(db: Database, ticketId: number): Promise<Record<string, number>> {
  const rows = await db.rows<{ step: string; n: number }>(
    `SELECT type || ' ' || step AS step, count(*) AS n FROM sla_events
     WHERE ticket_id = $1 AND type IN ('warned', 'breached', 'escalated') GROUP BY 1`,
    [ticketId],
  );
  return Object.fromEntries(rows.map(({ step, n }) => [step, n]));
}

async function outcomeOf(db: Database, ticketId: number, told: readonly number[]) {
  const count = async (sql: string) => (await db.one<{ n: number }>(sql, [ticketId]))?.n ?? -1;
  const late = await count(
    `SELECT count(*) AS n FROM sla_events b JOIN sla_clocks c USING (ticket_id, metric, cycle)
      WHERE b.ticket_id = $1 AND b.type = 'breached' AND (b.at <> c.due_at OR c.breached_at <> c.due_at)`,
  );
  const ticket = await db.one<{ level: number }>("SELECT escalation_level AS level FROM tickets WHERE id = $1", [
    ticketId,
  ]);
  return {
    taken: await takenOf(db, ticketId),
    breaches: await count("SELECT count(*) AS n FROM sla_events WHERE ticket_id = $1 AND type = 'breached'"),
    breachEvents: await count("SELECT count(*) AS n FROM events WHERE ticket_id = $1 AND type = 'sla.breached'"),
    breachedAtTheDeadline: late === 0,
    escalations: await count("SELECT count(*) AS n FROM events WHERE ticket_id = $1 AND type = 'ticket.escalated'"),
    level: ticket?.level ?? -1,
    notices: await db.rows<Notice>(
      `SELECT kind, person_id AS "personId", count(*) AS count FROM notifications
        WHERE ticket_id = $1 AND kind IN ('breached', 'escalated') AND person_id = ANY ($2) GROUP BY 1, 2 ORDER BY 1, 2`,
      [ticketId, told],
    ),
  };
}

/** What must hold, as sentences; none is the proof. */
export function complaintsAbout(outcome: ProcessesOutcome): string[] {
  const { taken, breaches, breachEvents, breachedAtTheDeadline, escalations, level, notices, failedJobs } = outcome;
  const doubled = notices.filter(({ count }) => count !== 1);
  return [
    ...(breaches === 1 && breachEvents === 1 ? [] : [`${breaches} breaches, announced ${breachEvents} times`]),
    ...(breachedAtTheDeadline ? [] : ["The breach is not dated at the deadline"]),
    ...wanted.filter((step) => taken[step] !== 1).map((step) => `"${step.trim()}" was taken ${taken[step] ?? 0} times`),
    ...Object.keys(taken)
      .filter((step) => !wanted.includes(step))
      .map((step) => `"${step}" was taken and is no step`),
    ...(escalations === chain.length && level === chain.length
      ? []
      : [`${escalations} escalations, to level ${level}`]),
    // Agent, supervisor and admin hear of the breach, and each of one step.
    ...(notices.length === 6 && doubled.length === 0 ? [] : [`Notices: ${JSON.stringify(notices)}`]),
    ...(failedJobs === 0 ? [] : [`${failedJobs} jobs failed for good`]),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const killOne of [false, true]) {
    const outcome = await threeProcesses({ processes: 3, killOne });
    const complaints = complaintsAbout(outcome);
    console.log(outcome);
    console.log(
      complaints.length === 0
        ? `Three warnings, three steps and one breach, each taken once, one notice each${killOne ? ", one process killed meanwhile" : ""}.`
        : complaints.join("\n"),
    );
    if (complaints.length > 0) process.exitCode = 1;
  }
}
