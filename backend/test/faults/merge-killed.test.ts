import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Comment, TicketDetail } from "../../src/contract/index.js";
import type { BuiltPerson } from "../factories/index.js";
import { untilWaiting } from "../until-waiting.js";
import type { DeskProcess } from "./desk-process.js";
import { call, openFaultBench, signIn, type FaultBench } from "./fault-bench.js";
import { holding } from "./holding.js";

let bench: FaultBench;
let desk: DeskProcess;
let customer: BuiltPerson, agent: BuiltPerson;
let source: number, target: number, message: number;

beforeEach(async () => {
  bench = await openFaultBench();
  desk = await bench.start();
  [customer, agent] = [await bench.person("customer"), await bench.person("agent")];
  const token = await signIn(desk, customer);
  const file = async (subject: string) => {
    const body = { subject, description: "Since Friday.", category: "Other" };
    return ((await call(desk, token, "POST", "/api/tickets", body)) as TicketDetail).id;
  };
  [source, target] = [await file("Router offline"), await file("Still offline")];
  const said = await call(desk, token, "POST", `/api/tickets/${source}/comments`, { comment: "And the bill" });
  message = (said as Comment).id;
});
afterEach(() => bench.close());

/** Everything of both tickets, and how many there are. */
const rows = async () => ({
  tickets: await bench.ownerDb.rows("SELECT to_jsonb(t) AS row FROM tickets t ORDER BY id"),
  comments: await bench.ownerDb.rows("SELECT to_jsonb(c) AS row FROM ticket_comments c ORDER BY id"),
  clocks: await bench.ownerDb.rows("SELECT to_jsonb(c) AS row FROM sla_clocks c ORDER BY ticket_id, metric, cycle"),
  lines: await bench.ownerDb.rows("SELECT id FROM sla_events ORDER BY id"),
  links: await bench.ownerDb.rows("SELECT * FROM ticket_links"),
  said: await bench.ownerDb.rows("SELECT id FROM events WHERE type LIKE 'ticket.%' ORDER BY id"),
});

/** Kills the process while its transaction waits for a row that is held, and starts another. */
async function killedWhileWaiting(letGo: () => Promise<void>, ask: () => Promise<unknown>): Promise<void> {
  const answered = ask().then(
    () => true,
    () => false,
  );
  await untilWaiting(bench.db);
  await desk.kill();
  expect(await answered).toBe(false);
  await letGo();
  desk = await bench.start();
}

test("A process killed in the middle of a merge leaves both tickets as they were; asked again, it is whole", async () => {
  const token = await signIn(desk, agent);
  await call(desk, token, "PUT", `/api/tickets/${source}/follow`, { level: "following" });
  const before = await rows();
  // The messages have moved by the time at which whoever follows is brought along.
  const letGo = await holding(
    bench.ownerDb,
    "INSERT INTO ticket_follows (person_id, ticket_id, level, since) VALUES ($1, $2, 'following', now())",
    [agent.id, target],
  );
  const merge = () => call(desk, token, "POST", `/api/tickets/${source}/merge`, { into_id: target });
  await killedWhileWaiting(letGo, merge);
  expect(await rows()).toEqual(before);

  const merged = (await merge()) as TicketDetail;
  expect(merged.comments.map(({ comment }) => comment)).toEqual(["And the bill"]);
  expect(merged.merged.map(({ id }) => id)).toEqual([source]);
});

test("A process killed in the middle of a split leaves no new ticket and every word where it was", async () => {
  const token = await signIn(desk, agent);
  const before = await rows();
  // The new ticket is there by the time at which the message is to be given to it.
  const letGo = await holding(bench.ownerDb, "SELECT 1 FROM ticket_comments WHERE id = $1 FOR UPDATE", [message]);
  const split = () =>
    call(desk, token, "POST", `/api/tickets/${source}/split`, { comment_id: message, subject: "The bill" }, "split-1");
  await killedWhileWaiting(letGo, split);
  expect(await rows()).toEqual(before);

  const begun = (await split()) as TicketDetail;
  expect(begun).toMatchObject({ description: "And the bill", split_from: { id: source } });
  expect(((await split()) as TicketDetail).id).toBe(begun.id);
});
