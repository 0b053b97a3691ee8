import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { errorCode } from "./errors.js";

/** Does a process of this id exist, whoever owns it? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/**
 * The command line of a process, empty when it is gone or only a zombie, null where the system does not tell.
 * Process ids are used again (always so after a container restarts), so an id alone proves nothing.
 */
export function commandLine(pid: number): string | null {
  if (process.platform === "win32") return null;
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch (error) {
      if (["ENOENT", "ESRCH"].includes(errorCode(error) ?? "")) return "";
      throw error;
    }
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
}

/** The environment a server process gets: no PG* settings and no secrets of ours, the plain C locale. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP"];
  const environment: NodeJS.ProcessEnv = { LC_ALL: "C", TZ: "UTC" };
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
