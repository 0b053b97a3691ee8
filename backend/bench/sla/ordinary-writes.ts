import { setTimeout as sleep } from "node:timers/promises";
import { buildAgent, buildCustomer } from "../../test/factories/index.js";
import { measure } from "../measure.js";
import { call, type Bench } from "../open-bench.js";
import type { DeskPlan } from "./desk-plan.js";
import { numbers } from "./life.js";

export interface Write {
  /** By performance.now(): when it was to be sent, and how long until its answer. */
  at: number;
  took: number;
}

/** Requests that go on until they are stopped, at even intervals whether or not earlier ones have been answered. */
export interface Writes {
  stop(): Promise<Write[]>;
}

/** Sends the next one. */
export type Send = () => Promise<unknown>;

/** What a desk's day is made of: half of it comments, a quarter changes of status, a quarter new complaints. */
export async function ordinaryWrites(bench: Bench, plan: DeskPlan): Promise<Send> {
  const turns = await senders(bench, plan);
  let n = 0;
  return () => turns[n++ % turns.length]?.() ?? Promise.resolve();
}

/** How many a second the desk manages when it does nothing else. */
export async function capacity(send: Send): Promise<number> {
  const { rate } = await measure("writes", send, { seconds: 4 });
  return rate;
}

export function startWrites(send: Send, perSecond: number): Writes {
  const done: Write[] = [];
  const failed: unknown[] = [];
  const sent: Promise<unknown>[] = [];
  let going = true;
  const loop = async () => {
    for (let at = performance.now(); going; at += 1000 / perSecond) {
      await sleep(Math.max(0, at - performance.now()));
      const answered = send().then(() => done.push({ at, took: performance.now() - at }));
      sent.push(answered.catch((error: unknown) => failed.push(error)));
    }
  };
  const looping = loop();
  return {
    stop: async () => {
      going = false;
      await looping;
      await Promise.all(sent);
      if (failed.length > 0) throw new Error(`${failed.length} writes failed`, { cause: failed[0] });
      return done;
    },
  };
}

async function senders({ api, db }: Bench, plan: DeskPlan): Promise<Send[]> {
  const agent = api.tokenOf(await buildAgent(db));
  const customer = api.tokenOf(await buildCustomer(db));
  const random = numbers(23);
  const statuses = new Map<number, "in_progress" | "on_hold">();
  // Of those on the web: neither the waves' nor those that the changed calendar concerns.
  const open = await db.rows<{ id: number }>(
    "SELECT id FROM tickets WHERE channel = 'web' AND status IN ('new', 'in_progress') ORDER BY id LIMIT $1",
    [Math.min(50_000, plan.running / 4)],
  );
  const anyId = () => open[Math.floor(random() * open.length)]?.id ?? 0;
  const file = () =>
    call(api, customer, ["POST", "/api/tickets"], { subject: "Bench", description: "Again.", category: "Other" });
  const comment = () =>
    call(api, agent, ["POST", `/api/tickets/${anyId()}/comments`], { comment: "We look into it.", is_internal: false });
  const turn = () => {
    const id = anyId();
    const status = statuses.get(id) === "on_hold" ? "in_progress" : "on_hold";
    statuses.set(id, status);
    return call(api, agent, ["PATCH", `/api/tickets/${id}/status`], { status });
  };
  return [comment, file, comment, turn];
}
