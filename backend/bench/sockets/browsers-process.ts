/** Many browsers' connections in one process: each says every 15 seconds which rows it shows, and notes when hints come. */
import { io, type Socket } from "socket.io-client";
import type { ChangeHint } from "../../src/contract/index.js";
import type { Heard, Open, Sent } from "./messages.js";

const AT_ONCE = 50;
const BEAT_MS = 15_000;
const arrivals = new Map<string, number[]>();
const now = () => performance.timeOrigin + performance.now();

const heard = (hint: ChangeHint) => {
  const at = now();
  if (hint.type !== "ticket") return;
  for (const { id, version } of hint.items) {
    const what = `${id}:${version}`;
    const known = arrivals.get(what);
    if (known) known.push(at);
    else arrivals.set(what, [at]);
  }
};

async function connect(url: string, token: string | null): Promise<Socket> {
  const socket = io(url, { transports: ["websocket"], auth: token === null ? {} : { token }, forceNew: true });
  socket.on("change", heard);
  await new Promise<void>((connected, refused) => {
    socket.once("connect", connected);
    socket.once("connect_error", refused);
  });
  return socket;
}

async function open({ url, tokens, rows }: Open): Promise<number> {
  const sockets: Socket[] = [];
  for (let at = 0; at < tokens.length; at += AT_ONCE)
    sockets.push(...(await Promise.all(tokens.slice(at, at + AT_ONCE).map((token) => connect(url, token)))));
  // Not all in the same moment: browsers do not keep step.
  for (const [n, socket] of sockets.entries()) {
    const say = () => void socket.emit("here", { ticket_id: null, writing: null, rows, active: true });
    setTimeout(
      () => {
        say();
        setInterval(say, BEAT_MS);
      },
      (BEAT_MS * n) / sockets.length,
    );
  }
  return sockets.length;
}

/** @param sockets how many should have heard each. */
function compare(sent: Sent, sockets: number): Heard {
  const took: number[] = [];
  const afterAnswer: number[] = [];
  for (const [what, begun, answered] of sent)
    for (const came of arrivals.get(what) ?? []) {
      took.push(came - begun);
      afterAnswer.push(came - answered);
    }
  arrivals.clear();
  return { expected: sent.length * sockets, came: took.length, took, afterAnswer };
}

let sockets = 0;
process.on("message", (asked: Open | Sent) => {
  if (Array.isArray(asked)) return void process.send?.(compare(asked, sockets));
  void open(asked).then((count) => process.send?.((sockets = count)));
});
process.on("disconnect", () => process.exit());
