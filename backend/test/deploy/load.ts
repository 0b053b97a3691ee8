import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ask, Client } from "./client.js";

export interface Load {
  /** Marks of tickets and comments whose answer was a success. */
  acknowledged: { kind: "ticket" | "comment"; mark: string; id: number; customer: number }[];
  /** What was not answered by a success, with what was asked. */
  failures: string[];
  /** Milliseconds of each answered request, by whether a process was being restarted. */
  times: { calm: number[]; restarting: number[] };
  /** Requests that were never to be repeated by a proxy, and those among them that only knocked. */
  unrepeatable: number;
  knocks: number;
  /** While true, requests that must not be repeated come as fast as they are answered. */
  setRestarting(is: boolean): void;
  /** Begins no further request and waits for those on their way. */
  stop(): Promise<void>;
}

const IN_FLIGHT = 16;
/** Connections that are never at rest while a process is restarted. */
const KNOCKERS = 12;

/**
 * Reads and writes at an even pace until stopped: half of it reading; the writes are new complaints with a key, replies
 * with and without one, and changes, so that there is something of everything that a proxy may and may not repeat.
 */
export function startLoad(
  client: Client,
  customers: readonly string[],
  agents: readonly string[],
  perSecond: number,
): Load {
  const load: Omit<Load, "setRestarting" | "stop"> = {
    acknowledged: [],
    failures: [],
    times: { calm: [], restarting: [] },
    unrepeatable: 0,
    knocks: 0,
  };
  const working = new Set<Promise<void>>();
  let restarting = false;
  let stopped = false;

  const ask = async (path: string, what: Ask): Promise<{ id: number } | null> => {
    const started = performance.now();
    const during = restarting;
    const name = `${what.method ?? "GET"} ${path}`;
    try {
      const answer = await client.ask(path, what);
      (during || restarting ? load.times.restarting : load.times.calm).push(performance.now() - started);
      if (answer.status < 300) return JSON.parse(answer.body) as { id: number };
      load.failures.push(`${name} answered ${answer.status}: ${answer.body.slice(0, 200)}`);
    } catch (error) {
      load.failures.push(`${name} failed: ${String(error)}`);
    }
    return null;
  };

  const step = async (count: number) => {
    const customer = count % customers.length;
    const token = customers[customer] ?? "";
    const agent = agents[count % agents.length] ?? "";
    const mark = randomUUID();
    const tickets = load.acknowledged.slice(-200).filter(({ kind }) => kind === "ticket");
    const ticket = tickets[(count * 7) % (tickets.length || 1)];
    const key = { "idempotency-key": randomUUID() };

    if (count % 8 === 1 || !ticket) {
      const body = { subject: `Complaint ${mark}`, description: "The street light is out.", category: "Other" };
      const made = await ask("/api/tickets", { method: "POST", token, body, headers: key });
      if (made) load.acknowledged.push({ kind: "ticket", mark, id: made.id, customer });
    } else if (count % 8 === 3 || count % 8 === 5) {
      const keyed = count % 8 === 3;
      if (!keyed) load.unrepeatable += 1;
      const path = `/api/tickets/${ticket.id}/comments`;
      const body = { comment: `Reply ${mark}` };
      const made = await ask(path, { method: "POST", token: agent, body, ...(keyed && { headers: key }) });
      if (made) load.acknowledged.push({ kind: "comment", mark, id: made.id, customer: ticket.customer });
    } else if (count % 8 === 7) {
      load.unrepeatable += 1;
      const body = { priority: count % 16 === 7 ? "high" : "medium" };
      await ask(`/api/tickets/${ticket.id}`, { method: "PATCH", token: agent, body });
    } else {
      const path = count % 4 === 0 ? "/api/tickets?limit=25" : `/api/tickets/${ticket.id}`;
      await ask(path, { token: agent });
    }
  };

  /**
   * As many requests as possible that a proxy must not repeat: with an empty body they are refused at once, and any
   * other answer than that refusal means that a connection was broken off at the wrong moment.
   */
  const knock = async (index: number) => {
    const tokens = [...customers, ...agents];
    for (let count = index; restarting; count += 1) {
      const token = tokens[count % tokens.length] ?? "";
      try {
        const { status } = await client.ask("/api/tickets", { method: "POST", token, body: {} });
        load.unrepeatable += 1;
        load.knocks += 1;
        if (status !== 422) load.failures.push(`An empty POST was answered ${status}`);
      } catch (error) {
        load.failures.push(`An empty POST failed: ${String(error)}`);
      }
      // Everybody stays below their own limit.
      await sleep(40);
    }
  };

  const run = async () => {
    const started = performance.now();
    for (let count = 0; !stopped; count += 1) {
      const wait = started + (count * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      // A machine that is slower than the pace is not asked for more than it can do.
      while (working.size >= IN_FLIGHT) await Promise.race(working);
      const done = step(count).finally(() => working.delete(done));
      working.add(done);
    }
    await Promise.all(working);
  };
  const running = run();
  const knocking: Promise<void>[] = [];

  return Object.assign(load, {
    setRestarting: (is: boolean) => {
      restarting = is;
      if (is) for (let index = 0; index < KNOCKERS; index += 1) knocking.push(knock(index));
    },
    stop: async () => {
      stopped = true;
      await Promise.all([running, ...knocking]);
    },
  });
}
