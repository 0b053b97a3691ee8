import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, isAlive } from "./processes.js";

/**
 * Several processes may use one running server; one of them, its holder, stops it. A server whose
 * holder died is held by the next process that finds it.
 */
export function takeHold(home: string): void {
  if (!isHeldByAnother(home)) writeFileSync(join(home, "holder.pid"), `${process.pid}\n`);
}

export function letGo(home: string): void {
  if (isHeldByUs(home)) writeFileSync(join(home, "holder.pid"), "");
}

export function isHeldByUs(home: string): boolean {
  return holder(home) === process.pid;
}

function isHeldByAnother(home: string): boolean {
  const pid = holder(home);
  return pid !== 0 && pid !== process.pid && isAlive(pid) && (commandLine(pid) ?? "node").includes("node");
}

function holder(home: string): number {
  const file = join(home, "holder.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
}
