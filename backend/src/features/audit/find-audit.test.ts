import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { BlockList, isIPv4 } from "node:net";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

/** Random work, the same on each run. */
let seed = 20_260_302;
const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
const oneOf = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(random() * things.length)] as Thing;
const maybe = <Thing>(share: number, thing: () => Thing): Thing | undefined => (random() < share ? thing() : undefined);

const START = Date.parse("2026-03-02T00:00:00Z");
const TYPES = ["ticket.created", "ticket.updated", "ticketx.made", "account.signed_in", "person.role_changed"];
const KINDS = ["person", "category", "team"] as const;
const REQUESTS = ["request-0001", "request-0002", "request-0003"];
const IPS = ["10.0.0.8", "10.0.0.200", "10.1.2.3", "192.0.2.7", "2001:db8::1", "2001:db8:1::1", "255.255.255.255"];
const NETWORKS = [
  ...IPS,
  "10.0.0.0/24",
  "10.0.0.8/8",
  "0.0.0.0/0",
  "2001:db8::/32",
  "2001:db8::5/48",
  "::/0",
  "10.0.0.9",
  "255.0.0.0/8",
];

let app: TestApp;
let admin: BuiltPerson;
let people: BuiltPerson[];

beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  people = [admin, await buildAgent(app.db, {}), await buildCustomer(app.db, {})];
  for (let i = 0; i < 400; i++) await addRandomEvent();
});
afterAll(() => app.close());

async function addRandomEvent() {
  const actor = oneOf(["person", "person", "system", "anonymous"]);
  const ticketId = maybe(0.4, () => 10_001 + Math.floor(random() * 4)) ?? null;
  const object = maybe(0.5, () => ({ kind: oneOf(KINDS), id: 1 + Math.floor(random() * 3) }));
  // Many at the same instant: then the id decides; and microseconds, which a browser's clock does not have.
  const at = new Date(START + Math.floor(random() * 40) * 60_000).toISOString().replace("Z", oneOf(["Z", "123Z"]));
  const event = await app.db.one<{ id: number }>(
    `INSERT INTO events (type, ticket_id, actor_kind, actor_id, object_kind, object_id, request_id, created_at, data, on_behalf_of)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [
      oneOf(TYPES),
      ticketId,
      actor,
      actor === "person" ? oneOf(people).id : null,
      object?.kind ?? null,
      object?.id ?? null,
      maybe(0.6, () => oneOf(REQUESTS)) ?? null,
      at,
      JSON.stringify({ name: oneOf(["=1+1", "plain"]) }),
      maybe(0.2, () => oneOf(people).id) ?? null,
    ],
  );
  const ip = maybe(0.7, () => oneOf(IPS));
  if (ip) await app.db.rows("INSERT INTO event_details (event_id, ip) VALUES ($1, $2)", [event?.id, ip]);
}

interface Kept {
  id: number;
  type: string;
  ticket_id: number | null;
  actor_kind: string;
  actor_id: number | null;
  on_behalf_of: number | null;
  object_kind: string | null;
  object_id: number | null;
  request_id: string | null;
  at: string;
  ip: string | null;
}

/** The filter once more, as slowly and plainly as can be. */
function fits(row: Kept, query: Record<string, string>): boolean {
  const { actor, type, object, ip, from, to, request_id: requestId } = query;
  const who = [row.actor_kind, String(row.actor_id), String(row.on_behalf_of)];
  if (actor !== undefined && !who.includes(actor)) return false;
  if (type !== undefined && row.type !== type && row.type.split(".")[0] !== type) return false;
  if (object !== undefined) {
    const [kind, ref] = object.toLowerCase().replace("cmp-", "").split(":");
    const things = [
      [row.object_kind, row.object_id],
      ["ticket", row.ticket_id],
    ];
    if (!things.some(([k, id]) => k === kind && id !== null && (ref === undefined || ref === String(id)))) return false;
  }
  if (ip !== undefined && (row.ip === null || !isWithin(row.ip, ip))) return false;
  if (from !== undefined && row.at < from.replace("Z", "000")) return false;
  if (to !== undefined && row.at >= to.replace("Z", "000")) return false;
  return requestId === undefined || row.request_id === requestId;
}

function isWithin(ip: string, network: string): boolean {
  const [address = "", length] = network.split("/");
  if (isIPv4(ip) !== isIPv4(address)) return false;
  const kind = isIPv4(address) ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addSubnet(address, Number(length ?? (kind === "ipv4" ? 32 : 128)), kind);
  return list.check(ip, kind);
}

const everything = () =>
  app.db.rows<Kept>(
    `SELECT e.*, host(d.ip) AS ip, to_char(e.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at
     FROM events e LEFT JOIN event_details d ON d.event_id = e.id`,
  );

async function expected(query: Record<string, string>): Promise<number[]> {
  const rows = (await everything()).filter((row) => fits(row, query));
  return rows.sort((a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1)).map(({ id }) => id);
}

async function listed(query: Record<string, string>, limit: number): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | null = null;
  do {
    const answer = await app.api
      .as(admin)
      .get("/api/audit")
      .query({ ...query, limit, ...(cursor && { cursor }) });
    expect(answer.status).toBe(200);
    ids.push(...(answer.body.data as { id: number }[]).map(({ id }) => id));
    cursor = answer.body.page.next_cursor as string | null;
  } while (cursor);
  return ids;
}

async function exported(query: Record<string, string>): Promise<number[]> {
  const answer = await app.api.as(admin).get("/api/audit/export").query(query);
  expect(answer.status).toBe(200);
  const rows = parse<{ id: string }>(answer.text, { columns: true, bom: true });
  return rows.map(({ id }) => Number(id));
}

const minute = () => new Date(START + Math.floor(random() * 40) * 60_000).toISOString();
function randomQuery(): Record<string, string> {
  const query = {
    actor: maybe(0.3, () => oneOf(["system", "anonymous", ...people.map(({ id }) => String(id))])),
    type: maybe(0.3, () => oneOf([...TYPES, "ticket", "account", "nothing", "tick_t"])),
    object: maybe(0.3, () => oneOf(["ticket", "person", "ticket:10002", "ticket:CMP-10003", "person:2", "team:1"])),
    ip: maybe(0.3, () => oneOf(NETWORKS)),
    from: maybe(0.3, minute),
    to: maybe(0.3, minute),
    request_id: maybe(0.15, () => oneOf(REQUESTS)),
  };
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

test("Any filter lists the rows that fit, newest first, page after page, and its export has just the same", async () => {
  let found = 0;
  for (let i = 0; i < 120; i++) {
    const query = randomQuery();
    const ids = await expected(query);
    found += ids.length;

    expect({ query, ids: await listed(query, oneOf([7, 40, 100])) }).toEqual({ query, ids });
    if (i % 4 === 0) expect({ query, ids: await exported(query) }).toEqual({ query, ids: await expectedBefore(query) });
  }
  // Else all this would have compared nothing with nothing.
  expect(found).toBeGreaterThan(2_000);
});

/** The export's own row came after it was counted. */
async function expectedBefore(query: Record<string, string>): Promise<number[]> {
  const newest = await app.db.one<{ id: number }>("SELECT max(id) AS id FROM events WHERE type = 'audit.exported'");
  return (await expected(query)).filter((id) => id !== newest?.id);
}

test("Each network finds the addresses within it, in both families", async () => {
  for (const ip of NETWORKS)
    expect({ ip, ids: await listed({ ip }, 100) }).toEqual({ ip, ids: await expected({ ip }) });
});

test.each([
  ["actor", "nobody"],
  ["actor", "-1"],
  ["actor", "1 OR true"],
  ["type", "ticket.%"],
  ["type", "ticket.created.x"],
  ["type", "'; --"],
  ["object", "pg_class:1"],
  ["object", "person:x"],
  ["object", "person:99999999999999999999"],
  ["ip", "10.0.0.0/33"],
  ["ip", "example.org"],
  ["ip", "10.0.0.8'"],
  ["from", "yesterday"],
  ["request_id", "short"],
  ["sort", "type"],
  ["limit", "101"],
  ["cursor", "x"],
  ["cursor", Buffer.from('["1",2]').toString("base64url")],
])("%s=%s is refused with a message at the field", async (field, value) => {
  const answer = await app.api
    .as(admin)
    .get("/api/audit")
    .query({ [field]: value });

  expect(answer.status).toBe(422);
  expect(answer.body.errors).toMatchObject([{ field }]);
});
