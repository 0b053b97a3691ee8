import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { spawnSync } from "node:child_process";
import { EmbeddedError, errorCode } from "./errors.js";
import { commandLine, isAlive } from "./processes.js";

/** A running server, as its own `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The live server of this cluster (perhaps still starting or stopping), or null. */
export function findPostmaster(cluster: string): Postmaster | null {
  const noted = readNote(cluster);
  return noted && isServerOf(cluster, noted.pid) ? noted : null;
}

/**
 * PostgreSQL will not start while the process named in `postmaster.pid` exists, be it a stranger that got the same
 * id since. It ignores its own parent, so a stranger's id is replaced by ours; the shared memory noted in the same
 * file stays, and PostgreSQL goes on to check that no former server process still uses it.
 */
export function disownStrangersPid(cluster: string): void {
  const noted = readNote(cluster);
  if (!noted || !isAlive(noted.pid) || isServerOf(cluster, noted.pid)) return;
  const file = noteFile(cluster);
  writeFileSync(file, readFileSync(file, "utf8").replace(/^.*$/m, String(process.pid)));
}

/** Stops the server: connections are ended and the data is made consistent; after 30 seconds without that step. */
export async function stopPostmaster(cluster: string, pgCtl: string): Promise<void> {
  if (process.platform === "win32") {
    spawnSync(pgCtl, ["stop", "--mode=fast", "--wait", `--pgdata=${cluster}`], { stdio: "ignore" });
    return;
  }
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    const running = findPostmaster(cluster);
    if (!running) return;
    send(running.pid, signal);
    if (await isGone(cluster, running.pid, 30_000)) return;
  }
  throw new EmbeddedError(`The database server of ${cluster} does not stop.`);
}

async function isGone(cluster: string, pid: number, patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    if (!isServerOf(cluster, pid)) return true;
    await sleep(10);
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return;
    throw error;
  }
}

function noteFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

/** Lines of the file: process id, data directory, start time, port, and more. */
function readNote(cluster: string): Postmaster | null {
  const file = noteFile(cluster);
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]) } : null;
}

/** The server is told its data directory on its command line, so that is where to recognise it. */
function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLine(pid);
  return command === null || command.includes(cluster);
}
