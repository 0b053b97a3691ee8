import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.js";
import { EmbeddedError } from "./errors.js";
import type { Location } from "./location.js";
import { settlePort } from "./port.js";
import { disownStrangersPid, findPostmaster } from "./postmaster.js";
import { serverEnvironment } from "./processes.js";
import { answers } from "./readiness.js";
import { removeLeftSockets, socketFolder } from "./socket.js";

const attempts = 20;
const maxLogBytes = 10_000_000;

/** Starts a server process of its own group, so that Ctrl-C in the terminal does not stop it before we do; resolves to its port once it answers. */
export async function launch(
  location: Location,
  binaries: Binaries,
  password: string,
  settings: Record<string, string>,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = await settlePort(location.home);
    const failure = await tryLaunch(location, binaries, port, password, settings);
    if (failure === null) return port;
    if (attempt === attempts || !isPassing(failure)) {
      throw new EmbeddedError(`PostgreSQL did not start. Its log, ${logFile(location)}, ends with:\n${failure}`);
    }
    await sleep(250);
  }
}

/** The port was taken a moment ago, or processes of a killed server are still on their way out. */
function isPassing(failure: string): boolean {
  return /could not create any TCP\/IP sockets|could not bind|pre-existing shared memory block/.test(failure);
}

/** Resolves to null once the server answers, or to the end of its log when it exits. */
async function tryLaunch(
  location: Location,
  binaries: Binaries,
  port: number,
  password: string,
  settings: Record<string, string>,
): Promise<string | null> {
  const { home, cluster, account } = location;
  disownStrangersPid(cluster);
  if (!findPostmaster(cluster)) removeLeftSockets(cluster);
  const log = openLog(location);
  const all = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: socketFolder(cluster) ?? "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", cluster, ...options], {
    ...account,
    cwd: home,
    env: serverEnvironment(),
    detached: true,
    stdio: ["ignore", log.handle, log.handle],
  });
  closeSync(log.handle);
  let spawnError: Error | null = null;
  child.once("error", (error) => (spawnError = error));
  const isRunning = () => spawnError === null && child.exitCode === null && child.signalCode === null;
  if (!(await answers({ port, password, cluster }, isRunning))) {
    return spawnError ? String(spawnError) : readFileSync(logFile(location), "utf8").slice(log.start).trim();
  }
  child.unref();
  return null;
}

function logFile({ home }: Location): string {
  return join(home, "postgres.log");
}

/** One former log is kept. */
function openLog(location: Location): { handle: number; start: number } {
  const file = logFile(location);
  const size = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size() > maxLogBytes) renameSync(file, `${file}.1`);
  return { start: size(), handle: openSync(file, "a", 0o600) };
}
