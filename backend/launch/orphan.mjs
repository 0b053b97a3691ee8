/** Deals with a server that outlives the command that started it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { runs } from "./processes.mjs";
import { inRoot } from "./root.mjs";

const NOTE = inRoot(".data/server.json");
const ENDS_WITHIN_MS = 45_000;

/** Notes which server this command runs, and whether it has been told to stop; a second one beside it is not noted. */
export function rememberServer(pid, state) {
  const last = readNote();
  if (last && last.server !== pid && runs(last.server, "main.js")) return;
  mkdirSync(inRoot(".data"), { recursive: true });
  writeFileSync(NOTE, JSON.stringify({ server: pid, launcher: process.pid, state }));
}

/**
 * A killed start leaves its server on its way out, with the port and the database in its hands: waits for it, and ends
 * it if it does not get there. A server that simply runs is left alone; the new one will say that the port is taken.
 */
export async function waitForOrphan() {
  const last = readNote();
  if (!last || !runs(last.server, "main.js")) return;
  if (last.state === "running" && runs(last.launcher, "start.mjs")) return;
  console.log("  … The server of the last start is still stopping");
  for (const started = Date.now(); runs(last.server, "main.js"); await sleep(100)) {
    if (Date.now() - started < ENDS_WITHIN_MS) continue;
    process.kill(last.server, "SIGKILL");
    return;
  }
}

function readNote() {
  try {
    return JSON.parse(readFileSync(NOTE, "utf8"));
  } catch (error) {
    // Never written, or cut short by a power failure: either way there is nobody to wait for.
    if (error.code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}
