/**
 * Several processes of one desk see the same promise broken at the same moment, and one of them is killed then: there
 * is one breach, one escalation, and one notice for each person: `npm run fault:processes`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Database } from "../../src/platform/db.js";
import { testClock } from "../test-clock.js";
import { ageKilled, call, openFaultBench, signIn, untilDrained } from "./fault-bench.js";

/** The default policy's first response for critical tickets. */
const FIRST_RESPONSE_MS = 3600_000;
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
  const { breaches, breachEvents, breachedAtTheDeadline, escalations, level, notices, failedJobs } = outcome;
  const doubled = notices.filter(({ count }) => count !== 1);
  return [
    ...(breaches === 1 && breachEvents === 1 ? [] : [`${breaches} breaches, announced ${breachEvents} times`]),
    ...(breachedAtTheDeadline ? [] : ["The breach is not dated at the deadline"]),
    ...(escalations === 1 && level === 1 ? [] : [`${escalations} escalations, to level ${level}`]),
    // Agent, supervisor and admin hear of both.
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
        ? `One breach, one escalation, one notice each${killOne ? ", one process killed meanwhile" : ""}.`
        : complaints.join("\n"),
    );
    if (complaints.length > 0) process.exitCode = 1;
  }
}
