import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./errors.js";
import { isAlive } from "./processes.js";

const heartbeatMs = 1_000;
const silenceMs = 15_000;

/**
 * Runs `task` while no other process starts or stops the same server. The holder touches the lock file every
 * second; a lock whose process is gone, or that stays untouched for 15 seconds, is taken over.
 */
export async function exclusively<T>(home: string, task: () => Promise<T>): Promise<T> {
  const file = join(home, "launcher.lock");
  await claimWhenFree(file);
  let beats = 0;
  const heartbeat = setInterval(() => touch(file, ++beats), heartbeatMs);
  try {
    return await task();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

async function claimWhenFree(file: string): Promise<void> {
  let seen: number | null = null;
  let seenSince = performance.now();
  while (!claim(file)) {
    const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
    if (touched !== seen) {
      seen = touched;
      seenSince = performance.now();
    }
    if (holderIsGone(file) || performance.now() - seenSince > silenceMs) rmSync(file, { force: true });
    else await sleep(50);
  }
}

function claim(file: string): boolean {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Any other time than before will do. A file that is gone was taken over while this process was held up. */
function touch(file: string, seconds: number): void {
  try {
    utimesSync(file, seconds, seconds);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
}

/** An empty file is one whose writer is between creating and writing it: its holder is there. */
function holderIsGone(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return pid > 0 && !isAlive(pid);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
