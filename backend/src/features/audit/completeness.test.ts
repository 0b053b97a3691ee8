import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildCallers, type Caller } from "../../../test/route-matrix/callers.js";
import { buildMatrixDesk, unlimited, type MatrixDesk } from "../../../test/route-matrix/desk.js";
import { expectedOf } from "../../../test/route-matrix/expectations.js";
import { matrixRequests, type MatrixRequest } from "../../../test/route-matrix/requests.js";
import { closeSockets, send } from "../../../test/route-matrix/send.js";
import { serveUndone } from "../../../test/route-matrix/undone-app.js";
import type { TestApi } from "../../../test/test-api.js";
import type { RouteName } from "../../contract/index.js";
import type { Database, Queries } from "../../platform/db.js";
import { maskSecrets } from "./mask-secrets.js";

/**
 * What is written and is no change of the desk: an event about it would say nothing. Each with the only tables it may
 * write in silence.
 */
const silent: Partial<Record<RouteName, readonly string[]>> = {
  // A file that nothing has claimed is part of a message somebody is still writing.
  uploadAttachments: ["attachments"],
  deleteAttachment: ["attachments"],
  // What somebody is typing is no change of the desk; what they send is recorded when it goes out.
  saveDraft: ["drafts", "attachments"],
  discardDraft: ["drafts", "attachments"],
  holdReply: ["held_replies", "drafts", "attachments", "sla_clocks"],
  undoHeldReply: ["held_replies", "drafts", "attachments", "sla_clocks"],
  // In which order one has one's own sidebar.
  orderViews: ["view_standings"],
  // A timer is a tool of who sits before it; what it comes to is recorded when it is booked.
  setTimer: ["timers"],
  // How often an answer is used says nothing about what anybody changed.
  countCannedUse: ["canned_uses"],
  // What one has read of one's own bell.
  readNotifications: ["notifications"],
  // Anybody may ask for a code, about any address; who gets in by it is on record.
  trackComplaint: ["guest_codes"],
  // The same session with its next token.
  refresh: ["sessions"],
};

interface Written {
  id: number;
  type: string;
  about: string | null;
  actorKind: string;
  actorId: number | null;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
  data: Record<string, unknown>;
  details: Record<string, unknown> | null;
}

interface Transaction {
  tables: string[];
  events: Written[];
}

let desk: MatrixDesk;
let callers: Caller[];
let requests: MatrixRequest[];
let undone: TestApi;
let transactions: Transaction[] = [];

beforeAll(async () => {
  desk = await buildMatrixDesk();
  callers = await buildCallers(desk);
  requests = matrixRequests(desk);
  const services = { ...desk.app.services, db: watched(desk.app.services.db) };
  undone = await serveUndone({ ...desk.app, services }, { rateLimits: unlimited });
});
afterAll(async () => {
  closeSockets();
  await undone.close();
  await desk.app.close();
});

/** Notes what each transaction wrote, at its end and inside of it. */
function watched(db: Database): Database {
  return {
    ...db,
    transaction: (body) =>
      db.transaction(async (queries) => {
        const before = await writesSoFar(queries);
        const note = async () => {
          const after = await writesSoFar(queries);
          const tables = [...after].filter(([table, count]) => count > (before.get(table) ?? 0));
          transactions.push({ tables: tables.map(([table]) => table), events: await eventsHere(queries) });
        };
        try {
          return await body(queries);
        } catch (error) {
          // It ends by being undone on purpose; one that failed by itself can no longer be asked and changed nothing.
          await note().catch(() => undefined);
          throw error;
        }
      }),
  };
}

async function writesSoFar(queries: Queries): Promise<Map<string, number>> {
  const rows = await queries.rows<{ table: string; count: number }>(
    "SELECT relname AS table, n_tup_ins + n_tup_upd + n_tup_del AS count FROM pg_stat_xact_user_tables WHERE schemaname = 'public'",
  );
  return new Map(rows.map(({ table, count }) => [table, count]));
}

const eventsHere = (queries: Queries): Promise<Written[]> =>
  queries.rows<Written>(
    `SELECT e.id, e.type, coalesce('ticket ' || e.ticket_id, e.object_kind || ' ' || e.object_id) AS about, e.actor_kind AS "actorKind",
            e.actor_id AS "actorId", e.request_id AS "requestId", host(d.ip) AS ip, d.user_agent AS "userAgent", e.data, d.data AS details
       FROM events e LEFT JOIN event_details d ON d.event_id = e.id
      WHERE e.xid = pg_current_xact_id_if_assigned() ORDER BY e.id`,
  );

/** Written beside what happens: answers kept for repeats, the queue's and the log's own, who has to ask for rights anew, copies for finding. */
const beside = new Set([
  "events",
  "event_details",
  "idempotency_keys",
  "access_changes",
  "ticket_counts",
  "ticket_texts",
  "search_languages",
  "search_changes",
  "rate_limits",
]);

interface Done extends MatrixRequest, Transaction {
  caller: Caller;
}

/** Every request that changes something and is let in, as a few kinds of people who are. */
async function doEverything(): Promise<Done[]> {
  const done: Done[] = [];
  for (const caller of callers.filter(({ name }) => ["stranger", "guest", "customer", "admin"].includes(name))) {
    for (const request of requests) {
      if (request.method === "GET" || expectedOf(caller, request) !== "allowed") continue;
      transactions = [];
      const { status } = await send(undone.url, {
        ...request,
        authorization: caller.authorization,
        headers: { "x-redress-request": "1", "user-agent": "Completeness" },
      });
      if (status < 200 || status > 299) continue;
      const tables = [...new Set(transactions.flatMap((one) => one.tables))].filter((table) => !beside.has(table));
      done.push({ ...request, caller, tables, events: transactions.flatMap(({ events }) => events) });
    }
  }
  return done;
}

test("Whatever changes the desk is on record, in its transaction: who, what, from what to what, from where", async () => {
  const done = await doEverything();
  const wrong: string[] = [];
  for (const { title, route, method, path, tables, events, caller } of done) {
    const tell = (what: string) => wrong.push(`${title} (${method} ${path}) by ${caller.name}: ${what}`);
    const loud = tables.filter((table) => !silent[route]?.includes(table));
    if (loud.length > 0 && events.length === 0) tell(`wrote ${loud.join(", ")} and recorded nothing`);
    for (const event of events) {
      const of = `${event.type} ${JSON.stringify(event.data)}`;
      if (event.about === null && !isAboutNothing(event)) tell(`${of} says not what it is about`);
      if (!event.requestId || event.ip !== "127.0.0.1" || event.userAgent !== "Completeness")
        tell(`${of} lacks its origin`);
      if (
        caller.kind === "person" &&
        route !== "login" &&
        event.actorKind === "person" &&
        event.actorId !== caller.personId
      )
        tell(`${of} is said to be of person ${event.actorId}`);
      const secrets = JSON.stringify(maskSecrets({ data: event.data, details: event.details }));
      if (secrets !== JSON.stringify({ data: event.data, details: event.details })) tell(`${of} holds a secret`);
    }
    if (["PATCH", "PUT"].includes(method) && events.length > 0 && !events.some(hasChanges))
      tell(`${events.map(({ type }) => type).join(", ")} says not what changed`);
  }
  expect(wrong).toEqual([]);
  expect(new Set(done.map(({ route }) => route)).size).toBeGreaterThan(60);
  expect(new Set(done.flatMap(({ events }) => events.map(({ type }) => type))).size).toBeGreaterThan(50);
});

/** Nobody knows whose account an address means that has none. */
const isAboutNothing = ({ type, data }: Written): boolean =>
  type === "account.sign_in_failed" && data["person_id"] === null;

/** `{field: {from, to}}`, or the one field that the type names. */
function hasChanges({ data, details }: Written): boolean {
  const changes = (details?.["changes"] ?? data["changes"]) as Record<string, object> | undefined;
  if (changes) return Object.values(changes).every((change) => "from" in change && "to" in change);
  return "from" in data && "to" in data;
}
