import { withClient } from "@redress/database/testing";
import pg, { type Client } from "pg";
import type { Request } from "./client.js";
import type { Statement } from "./messages.js";
import { phrases, searchers, searchPath, searchTexts } from "./searches.js";
import { admin, agents, statementsOf, supervisor, type Stage } from "./stage.js";

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
  "Index Name"?: string;
  Plans?: PlanNode[];
}

/** What came of a part of a plan, on average of its loops. */
interface RunNode extends PlanNode {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: RunNode[];
}

/** How PostgreSQL goes about a statement that somebody's request led to. */
export interface SeenPlan {
  path: string;
  who: string;
  text: string;
  /** Of hot tables. */
  scanned: string[];
  /** Indexes of hot tables, each with how many rows were read from it in vain. */
  walked: string[];
}

/** So many rows read and thrown away, of which not one in a hundred was of use, are a walk through an index. */
const IN_VAIN = 5_000;
const USEFUL = 0.01;

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

/** Searches of all kinds, as asked for by people who see different parts of the desk. */
export async function everySearch(stage: Stage): Promise<{ who: string; request: Request }[]> {
  const texts = [...Object.values(await searchTexts(stage)).flat(), ...(await phrases(stage))];
  const more = ["", " sort:due", " status:open"];
  const paths = texts.map((q, i) => `${searchPath(`${q}${more[i % more.length]}`)}&count=true`);
  return (await searchers(stage)).flatMap(({ who, token }) =>
    paths.map((path) => ({ who, request: { method: "GET", path, token } as const })),
  );
}

/** As searches are planned. */
export const searchSettings: readonly string[] = [
  "SET plan_cache_mode = force_custom_plan",
  "SET max_parallel_workers_per_gather = 0",
  "SET enable_seqscan = off",
  "SET statement_timeout = 1400",
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

/** How a list's statements are planned: some are kept as plans for all values, searches never are. */
type Planning = "kept" | "each time";

/**
 * How PostgreSQL goes about what requests lead to: with the values of this time, and as a plan that is kept for all values. Reading
 * statements are run as well, to see what they read in vain.
 *
 * @param settings SQL that is run first, such as one that makes plans differ.
 */
export async function seePlans(
  stage: Stage,
  asked: readonly { who: string; request: Request }[],
  settings: readonly string[] = [],
  planning: Planning = "kept",
): Promise<SeenPlan[]> {
  const seen: SeenPlan[] = [];
  await withClient(stage.database.appUrl, async (client) => {
    for (const setting of settings) await client.query(setting);
    for (const { who, request: each } of asked) {
      for (const statement of (await statementsOf(stage, each)).filter(isReading)) {
        const found = { who, path: each.path, text: statement.text };
        try {
          const run = await runOf(client, statement);
          const kept = planning === "kept" ? scannedIn(await keptPlanOf(client, statement)) : [];
          seen.push({ ...found, scanned: [...new Set([...scannedIn(run), ...kept])], walked: walkedIn(run) });
        } catch (error) {
          if (!isGivenUp(error)) throw error;
          seen.push({ ...found, scanned: [], walked: ["until it was given up"] });
        }
      }
    }
  });
  return seen;
}

const isReading = ({ text }: Statement): boolean => /^\s*(SELECT|WITH|\()/i.test(text) && !/set_config/.test(text);

async function runOf(client: Client, { text, values }: Statement): Promise<RunNode> {
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: RunNode }] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
    values,
  );
  return planIn(rows);
}

/** PostgreSQL's word for a statement that was given up, as it is for whoever searches. */
const isGivenUp = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === "57014";

async function keptPlanOf(client: Client, { text }: Statement): Promise<PlanNode> {
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
    `EXPLAIN (FORMAT JSON, GENERIC_PLAN) ${text}`,
  );
  return planIn(rows);
}

function planIn<Node>(rows: readonly { "QUERY PLAN": [{ Plan: Node }] }[]): Node {
  const [row] = rows;
  if (!row) throw new Error("PostgreSQL has no plan");
  return row["QUERY PLAN"][0].Plan;
}

function walkedIn(node: RunNode): string[] {
  const loops = node["Actual Loops"];
  const inVain = loops * (node["Rows Removed by Filter"] ?? 0);
  const useful = loops * node["Actual Rows"];
  const table = node["Relation Name"];
  const isWalk = table !== undefined && hotTables.has(table) && inVain > IN_VAIN && useful < USEFUL * inVain;
  const own = isWalk ? [`${node["Index Name"] ?? table} (${inVain.toLocaleString("en")} rows)`] : [];
  return [...own, ...(node.Plans ?? []).flatMap(walkedIn)];
}

function scannedIn(plan: PlanNode): string[] {
  const table = plan["Relation Name"];
  const own = plan["Node Type"] === "Seq Scan" && table && hotTables.has(table) ? [table] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scannedIn)];
}
