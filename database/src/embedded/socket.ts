import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What the kernel takes for a socket's path, with room for the longest port. */
const MAX_PATH = 107 - "/.s.PGSQL.65535".length;

/**
 * The folder of the server's Unix socket, by which a query's way there and back is a third shorter than by TCP: the
 * cluster itself, which nobody but the server's account and root can enter. Null where there can be none.
 */
export function socketFolder(cluster: string): string | null {
  if (process.platform === "win32" || Buffer.byteLength(cluster) > MAX_PATH) return null;
  // The setting is a list in quotes.
  return /[",]/.test(cluster) ? null : cluster;
}

/** The folder to connect by; null when the running server has no socket there, and TCP it is. */
export function socketInUse(cluster: string, port: number): string | null {
  const folder = socketFolder(cluster);
  return folder !== null && existsSync(join(folder, `.s.PGSQL.${port}`)) ? folder : null;
}

/**
 * Removes what a killed server left: its lock names a process id, and PostgreSQL would not start while a stranger has
 * that id. Only to be called when no server runs on the cluster.
 */
export function removeLeftSockets(cluster: string): void {
  for (const name of readdirSync(cluster)) {
    if (name.startsWith(".s.PGSQL.")) rmSync(join(cluster, name), { force: true });
  }
}
