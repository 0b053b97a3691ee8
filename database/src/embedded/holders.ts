import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, isAlive } from "./processes.js";

/**
 * Several processes may use one running server, each with a file named by its process id. The last one to let go
 * stops the server, whoever started it; one that was killed counts no longer.
 */
export function takeHold(home: string): void {
  mkdirSync(folderIn(home), { recursive: true });
  writeFileSync(fileOf(home, process.pid), "");
}

export function letGo(home: string): void {
  rmSync(fileOf(home, process.pid), { force: true });
}

/** Is a process other than this one still using the server? Forgets those that are gone. */
export function isHeldByOthers(home: string): boolean {
  const others = holders(home).filter((pid) => pid !== process.pid);
  const gone = others.filter((pid) => !isNode(pid));
  for (const pid of gone) rmSync(fileOf(home, pid), { force: true });
  return gone.length < others.length;
}

export function isHeldByUs(home: string): boolean {
  return holders(home).includes(process.pid);
}

/** Process ids are used again; one that is not Node's is not a holder's. */
function isNode(pid: number): boolean {
  return isAlive(pid) && (commandLine(pid) ?? "node").includes("node");
}

function holders(home: string): number[] {
  return readdirSync(folderIn(home)).map(Number);
}

function folderIn(home: string): string {
  return join(home, "holders");
}

function fileOf(home: string, pid: number): string {
  return join(folderIn(home), String(pid));
}
