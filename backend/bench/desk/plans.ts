import { withClient } from "@redress/database/testing";
import type { Client } from "pg";
import type { Request } from "./client.js";
import type { Statement } from "./messages.js";
import { admin, agents, request, statementsOf, supervisor, type Stage } from "./stage.js";

/** Tables that grow with every ticket: nothing that people wait for may read one from end to end. */
const hotTables: ReadonlySet<string> = new Set([
  "attachments",
  "event_details",
  "events",
  "people",
  "sla_clocks",
  "sla_events",
  "ticket_bodies",
  "ticket_comments",
  "ticket_field_values",
  "ticket_tags",
  "ticket_texts",
  "tickets",
]);

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: PlanNode[];
}

/** How PostgreSQL goes about a statement that somebody's request led to. */
export interface SeenPlan {
  path: string;
  who: string;
  text: string;
  /** Of hot tables. */
  scanned: string[];
}

const views = ["mine", "unassigned", "at_risk", "overdue", "waiting", "open", "closed", "snoozed", "following", "all"];
const sorts = ["newest", "oldest", "updated", "due", "priority"];
const filters = [
  "status=in_progress&sort=due",
  "status=closed&sort=updated",
  "priority=high,critical&view=open&sort=due",
  "category_id=11&sort=newest",
  "department_id=3&sort=updated",
  "team_id=2&view=open&sort=due",
  "assigned_agent_id=me&sort=updated",
  "assigned_agent_id=none&view=open&sort=oldest",
  "customer_id=1001&sort=newest",
  "tag=vip&view=open&sort=due",
  "view=open&due_within=120&sort=due",
  "view=open&awaiting_reply=true&sort=due",
  "view=all&sort=newest&page=100",
  "view=closed&sort=newest&count=true",
];

/** Every list and every count, as asked for by people who see different parts of the desk. */
export async function everyList(stage: Stage): Promise<{ who: string; request: Request }[]> {
  const customer = await stage.owner.one<{ id: number }>(
    "SELECT customer_id AS id FROM tickets WHERE status <> 'closed' ORDER BY id LIMIT 1",
  );
  const people = [
    ["agent", agents[0]?.id],
    ["supervisor", supervisor.id],
    ["admin", admin.id],
    ["customer", customer?.id],
  ] as const;
  const paths = [
    "/api/tickets/counts",
    ...views.flatMap((view) => sorts.map((sort) => `/api/tickets?view=${view}&sort=${sort}`)),
    ...filters.map((filter) => `/api/tickets?${filter}`),
  ];
  const asked = await Promise.all(
    people.map(async ([who, id]) => {
      const token = await stage.tokenOf(id ?? 0);
      return paths.map((path) => ({ who, request: { method: "GET", path, token } as const }));
    }),
  );
  return asked.flat();
}

/**
 * How PostgreSQL goes about what requests lead to: with the values of this time, and as a plan that is kept for all values.
 *
 * @param settings SQL that is run first, such as one that makes plans differ.
 */
export async function seePlans(
  stage: Stage,
  asked: readonly { who: string; request: Request }[],
  settings: readonly string[] = [],
): Promise<SeenPlan[]> {
  const seen: SeenPlan[] = [];
  await withClient(stage.database.appUrl, async (client) => {
    for (const setting of settings) await client.query(setting);
    for (const { who, request: each } of asked) {
      await request(stage.url, each);
      for (const statement of await statementsOf(stage, each)) {
        const scanned = new Set([
          ...(await scansOf(client, "custom", statement)),
          ...(await scansOf(client, "generic", statement)),
        ]);
        seen.push({ who, path: each.path, text: statement.text, scanned: [...scanned] });
      }
    }
  });
  return seen;
}

async function scansOf(client: Client, kind: "custom" | "generic", { text, values }: Statement): Promise<string[]> {
  const { rows } =
    kind === "custom"
      ? await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values)
      : await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`EXPLAIN (FORMAT JSON, GENERIC_PLAN) ${text}`);
  const plan = rows[0]?.["QUERY PLAN"][0].Plan;
  return plan ? scannedIn(plan) : [];
}

function scannedIn(plan: PlanNode): string[] {
  const table = plan["Relation Name"];
  const own = plan["Node Type"] === "Seq Scan" && table && hotTables.has(table) ? [table] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scannedIn)];
}
