import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { ChangeHint, Changes } from "../../src/contract/index.js";
import type { Client } from "./client.js";

export interface LiveClient {
  socket: Socket;
  /** Tickets it has heard of, by a hint or by asking for what it missed. */
  known: Set<number>;
  /** Milliseconds from each lost connection to the next one, with everything that was missed. */
  backAfter: number[];
  /** Answers that were none to what it missed; it then asks again. */
  failures: string[];
  /** Waits until it is connected and has asked what it missed. */
  settled(): Promise<void>;
}

/** Hears changes as the web app does: hints while connected, and `GET /api/changes` each time it comes back. */
export async function openLive(client: Client, port: number, certificate: Buffer, token: string): Promise<LiveClient> {
  const socket = io(`https://localhost:${port}`, {
    auth: { token },
    transports: ["websocket"],
    ca: certificate.toString(),
    reconnectionDelay: 1000,
    randomizationFactor: 0.5,
  } as Parameters<typeof io>[1]);
  const known = new Set<number>();
  const backAfter: number[] = [];
  const failures: string[] = [];
  let seen = 0;
  let lostAt: number | null = null;
  let resync: Promise<void> | null = null;

  const take = (seq: number, items: readonly { id: number }[]) => {
    seen = Math.max(seen, seq);
    for (const { id } of items) known.add(id);
  };
  const askWhatWasMissed = async () => {
    const path = `/api/changes?since=${seen}`;
    for (;;) {
      const answer = await client.ask(path, { token }).catch((error: unknown) => ({ status: 0, body: String(error) }));
      if (answer.status === 200) {
        const changes = JSON.parse(answer.body) as Changes;
        take(changes.seq, changes.tickets);
        break;
      }
      failures.push(`GET ${path} was answered ${answer.status}: ${answer.body.slice(0, 200)}`);
      await sleep(1_000);
    }
    if (lostAt !== null) backAfter.push(performance.now() - lostAt);
    lostAt = null;
  };
  socket.on("change", (hint: ChangeHint) => take(hint.seq, hint.type === "ticket" ? hint.items : []));
  socket.on("connect", () => (resync = askWhatWasMissed()));
  socket.on("disconnect", () => {
    lostAt = performance.now();
    resync = null;
  });

  const settled = async () => {
    for (;;) {
      if (socket.connected && resync) return resync;
      await sleep(20);
    }
  };
  await settled();
  return { socket, known, backAfter, failures, settled };
}
