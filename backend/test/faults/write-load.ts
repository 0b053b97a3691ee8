import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DeskProcess } from "./desk-process.js";
import { call } from "./fault-bench.js";

/** One write as its client sees it: `id` is what the desk has promised; without one nobody promised anything. */
export interface Write {
  kind: "ticket" | "comment";
  token: string;
  path: string;
  body: object;
  /** Stands in the text: finds the row again, however often it is there. */
  mark: string;
  key: string;
  id: number | null;
  /** When its promise came, by `performance.now()`. */
  acknowledgedAt: number | null;
}

export interface LoadOptions {
  /** Sign-ins that file complaints, and those of staff who reply. */
  customers: readonly string[];
  agents: readonly string[];
  perSecond: number;
  seconds: number;
  /** What happens meanwhile, and after how many seconds. */
  events: readonly { at: number; happens: (journal: readonly Write[]) => Promise<void> }[];
}

const IN_FLIGHT = 64;

/**
 * Files complaints and replies to them at an even pace. When something happens to the server there are writes on
 * their way; the next ones follow when it has happened, and the time it takes does not count.
 *
 * @param desks who answer, by turns; looked up for each write.
 * @returns the journal: every write that was tried, with what the desk answered.
 */
export async function writeLoad(desks: readonly DeskProcess[], options: LoadOptions): Promise<Write[]> {
  const journal: Write[] = [];
  const working = new Set<Promise<void>>();
  const coming = [...options.events];
  let started = performance.now();

  for (let count = 0; ; count += 1) {
    const wait = started + (count * 1000) / options.perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    const elapsed = performance.now() - started;
    if (elapsed >= options.seconds * 1000) break;
    if (coming[0] && elapsed >= coming[0].at * 1000) {
      await coming.shift()?.happens(journal);
      started = performance.now() - elapsed;
    }
    while (working.size >= IN_FLIGHT) await Promise.race(working);

    const write = nextWrite(journal, options, count);
    journal.push(write);
    const done = send(oneOf(desks, count), write).finally(() => working.delete(done));
    working.add(done);
  }
  await Promise.all(working);
  return journal;
}

/** Sends what nobody promised once more, with the same keys. */
export async function sendAgain(desks: readonly DeskProcess[], journal: readonly Write[]): Promise<void> {
  const waiting = journal.filter(({ id }) => id === null);
  const worker = async () => {
    // Perhaps another process than the first time: a key is known to all of them.
    for (let write = waiting.pop(); write; write = waiting.pop()) await send(oneOf(desks, waiting.length), write);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT / 4 }, worker));
}

/** The processes by turns, as a proxy in front of them would. They may be others after a kill. */
function oneOf(desks: readonly DeskProcess[], count: number): DeskProcess {
  const desk = desks[count % desks.length];
  if (!desk) throw new Error("There is no process to send to");
  return desk;
}

/** Sends a write, again with the same key where it was sent before. No answer is no promise, and no error here. */
async function send(desk: DeskProcess, write: Write): Promise<void> {
  try {
    const answer = (await call(desk, write.token, "POST", write.path, write.body, write.key)) as { id: number };
    write.id = answer.id;
    write.acknowledgedAt = performance.now();
  } catch {
    write.id = null;
  }
}

/** Every second write is a reply to a complaint that is acknowledged; the others are new complaints. */
function nextWrite(journal: readonly Write[], { customers, agents }: LoadOptions, count: number): Write {
  const mark = randomUUID();
  const common = { mark, key: randomUUID(), id: null, acknowledgedAt: null };
  // Any of the newest: replies to one ticket wait for each other.
  const newest = journal.slice(-400).filter((write) => write.kind === "ticket" && write.id !== null);
  const acknowledged = newest[(count * 7) % (newest.length || 1)];
  if (count % 2 === 1 && acknowledged) {
    const token = agents[count % agents.length] ?? "";
    return {
      ...common,
      kind: "comment",
      token,
      path: `/api/tickets/${acknowledged.id}/comments`,
      body: { comment: `Reply ${mark}` },
    };
  }
  const token = customers[count % customers.length] ?? "";
  const body = { subject: `Complaint ${mark}`, description: "The street light is out.", category: "Other" };
  return { ...common, kind: "ticket", token, path: "/api/tickets", body };
}
