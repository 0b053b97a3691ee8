import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { eventually } from "../eventually.js";
import type { BuiltPerson } from "../factories/index.js";
import { untilWaiting } from "../until-waiting.js";
import type { DeskProcess } from "./desk-process.js";
import { holding } from "./holding.js";
import { ageKilled, call, openFaultBench, signIn, untilDrained, type FaultBench } from "./fault-bench.js";

/** Long enough to take hold of the ticket before the message would go out. */
const HOLD = { env: { SEND_HOLD_MS: "4000" } };

let bench: FaultBench;
let desk: DeskProcess;
let customer: BuiltPerson;
let id: number;

beforeEach(async () => {
  bench = await openFaultBench();
  desk = await bench.start(HOLD);
  customer = await bench.person("customer");
  const body = { subject: "Router offline", description: "Since Friday.", category: "Other" };
  ({ id } = (await call(desk, await signIn(desk, customer), "POST", "/api/tickets", body)) as { id: number });
});
afterEach(() => bench.close());

async function pressSend(): Promise<void> {
  const agent = await signIn(desk, await bench.person("agent"));
  const message = { comment: "We have reset the line", base_message_id: null };
  await call(desk, agent, "POST", `/api/tickets/${id}/held-replies`, message);
}

const holdTicket = () => holding(bench.ownerDb, "SELECT 1 FROM tickets WHERE id = $1 FOR UPDATE", [id]);
const holdJob = () =>
  holding(
    bench.ownerDb,
    `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send_held_reply' FOR UPDATE OF j`,
    [],
  );

const count = async (sql: string): Promise<number> => (await bench.db.one<{ n: number }>(sql, [id]))?.n ?? -1;
const messages = () => count("SELECT count(*) AS n FROM ticket_comments WHERE ticket_id = $1");
/** The process has taken the message's job, and is at it. */
async function untilTaken(): Promise<void> {
  await eventually(async () => {
    const [job] = await bench.ownerDb.rows<{ by: string | null }>(
      "SELECT locked_by AS by FROM graphile_worker.jobs WHERE task_identifier = 'send_held_reply'",
    );
    expect(job?.by).toEqual(expect.any(String));
  });
  await untilWaiting(bench.db);
}

/** As after a power failure; another process comes instead. */
async function killAndReplace(): Promise<void> {
  await desk.kill();
  await ageKilled(bench.db, desk);
  desk = await bench.start(HOLD);
}

/** It is out, and everybody has heard of it once. */
async function expectSentOnce(): Promise<void> {
  await eventually(async () => expect(await messages()).toBe(1), 60_000);
  expect(await untilDrained(bench.db, 60)).toBe(0);
  expect(await messages()).toBe(1);
  expect(await count("SELECT count(*) AS n FROM events WHERE ticket_id = $1 AND type = 'comment.added'")).toBe(1);
  expect(await count("SELECT count(*) AS n FROM notifications WHERE ticket_id = $1 AND kind = 'comment'")).toBe(1);
  const [held] = await bench.db.rows("SELECT outcome, body FROM held_replies");
  expect(held).toEqual({ outcome: "sent", body: "" });
}

test("A process killed between taking a held message and sending it: another sends it, once", async () => {
  await pressSend();
  const letGo = await holdTicket();
  await untilTaken();

  await killAndReplace();
  expect(await messages()).toBe(0);
  await letGo();

  await expectSentOnce();
});

test("A process killed when the message was out and its job not yet done: it is not sent again", async () => {
  await pressSend();
  const letGoOfTicket = await holdTicket();
  await untilTaken();
  const letGoOfJob = await holdJob();
  await letGoOfTicket();
  await eventually(async () => expect(await messages()).toBe(1));
  await untilWaiting(bench.db);

  await killAndReplace();
  // What the dead process had asked of the database last must not count: its job is there as if it had never been done.
  await letGoOfJob(
    `WITH gone AS (DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
                    WHERE t.id = j.task_id AND t.identifier = 'send_held_reply' RETURNING j.payload)
     SELECT graphile_worker.add_job('send_held_reply', payload) FROM gone`,
  );

  await expectSentOnce();
});
