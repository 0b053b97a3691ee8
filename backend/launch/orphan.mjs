/** Deals with a server that outlived the command that started it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { isAlive } from "./exclusive.mjs";
import { inRoot } from "./root.mjs";

const NOTE = inRoot(".data/server.json");
const ENDS_WITHIN_MS = 30_000;

/** Notes which server this command started. */
export function rememberServer(pid) {
  mkdirSync(inRoot(".data"), { recursive: true });
  writeFileSync(NOTE, JSON.stringify({ server: pid, launcher: process.pid }));
}

/**
 * When the last start was killed, its server is still on its way out, with the port and the database in its hands:
 * waits for it, and ends it if it does not get there. A server whose command still runs is left alone; the new one
 * will say that the port is taken.
 */
export async function waitForOrphan() {
  const last = readNote();
  if (!last || runs(last.launcher, "start.mjs") || !runs(last.server, "main.js")) return;
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

/** Is this process alive and still the program we mean? Numbers are given away again, above all after a reboot. */
function runs(pid, script) {
  return isAlive(pid) && commandOf(pid).includes(script);
}

function commandOf(pid) {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return ""; // It has ended meanwhile.
  }
}
