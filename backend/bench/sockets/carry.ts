import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Heard, Open, Sent, Served, ServerState } from "./messages.js";

/** How long the tickets are changed. */
export const SECONDS = 20;
const BROWSER_PROCESSES = 2;

/** Changes one ticket. @returns its version then. */
export type Change = (url: string, ticket: number, round: number) => Promise<number>;

export interface Carried {
  perSocket: ServerState;
  busy: ServerState;
  heard: Heard;
  /** Milliseconds from the request to its answer. */
  answered: number[];
}

/** Connects everybody to a server of its own process, changes the tickets for a while, and asks what was heard. */
export async function carry(server: string[], opened: Omit<Open, "url">, change: Change): Promise<Carried> {
  const [file = "", ...args] = server;
  const served = begin(file, args);
  const browsers = Array.from({ length: BROWSER_PROCESSES }, () => begin("browsers-process.ts"));
  try {
    const { port } = await answerOf<Served>(served);
    const url = `http://127.0.0.1:${port}`;
    const before = await ask<ServerState>(served, "state");
    const share = Math.ceil(opened.tokens.length / BROWSER_PROCESSES);
    await Promise.all(
      browsers.map((child, n) =>
        ask<number>(child, { ...opened, url, tokens: opened.tokens.slice(n * share, (n + 1) * share) }),
      ),
    );
    const full = await ask<ServerState>(served, "state");
    const sent = await changeAll(url, opened.rows, change);
    await sleep(2_000);
    const busy = await ask<ServerState>(served, "state");
    const heard = await Promise.all(browsers.map((child) => ask<Heard>(child, sent)));
    const per = (name: "heap" | "resident") => (full[name] - before[name]) / opened.tokens.length;
    return {
      answered: sent.map(([, begun, answered]) => answered - begun),
      busy,
      perSocket: { ...full, heap: per("heap"), resident: per("resident") },
      heard: {
        expected: heard.reduce((sum, one) => sum + one.expected, 0),
        came: heard.reduce((sum, one) => sum + one.came, 0),
        took: heard.flatMap(({ took }) => took),
        afterAnswer: heard.flatMap(({ afterAnswer }) => afterAnswer),
      },
    };
  } finally {
    for (const child of [served, ...browsers]) child.disconnect();
  }
}

/** Each ticket once a second, spread over it. */
async function changeAll(url: string, tickets: readonly number[], change: Change): Promise<Sent> {
  const sent: Sent = [];
  const lanes = tickets.map(async (ticket, n) => {
    const begins = performance.now() + (1000 * n) / tickets.length;
    for (let round = 1; round <= SECONDS; round += 1) {
      await sleep(Math.max(0, begins + round * 1000 - performance.now()));
      const at = now();
      const version = await change(url, ticket, round);
      sent.push([`${ticket}:${version}`, at, now()]);
    }
  });
  await Promise.all(lanes);
  return sent;
}

const now = () => performance.timeOrigin + performance.now();

const begin = (file: string, args: string[] = []): ChildProcess =>
  fork(join(import.meta.dirname, file), args, {
    execArgv: [...process.execArgv, "--expose-gc"],
    serialization: "advanced",
  });

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}`);
  });
  const [answer] = (await Promise.race([once(child, "message"), failed])) as [Answer];
  failed.catch(() => undefined); // it ends in the end
  return answer;
}

function ask<Answer>(child: ChildProcess, question: unknown): Promise<Answer> {
  const answer = answerOf<Answer>(child);
  child.send(question as object);
  return answer;
}
