import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/**
 * A small process that outlives this one: when our end of its input closes, however we ended, it kills the server
 * named in the cluster's `postmaster.pid` and removes the folders. So an interrupted test run leaves nothing behind.
 */
const script = `
  const { readFileSync, rmSync } = require('node:fs');
  const [cluster, ...folders] = process.argv.slice(1);
  process.stdin.resume().on('end', () => {
    try {
      process.kill(Number(readFileSync(cluster + '/postmaster.pid', 'utf8').split('\\n')[0]), 'SIGQUIT');
    } catch (error) {
      if (error.code !== 'ESRCH' && error.code !== 'ENOENT') throw error; // else: already stopped
    }
    setTimeout(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 20 })), 500);
  });`;

/** Watches over a test server until this process ends. */
export function sweepAfterUs(cluster: string, folders: string[]): void {
  const child = spawn(process.execPath, ["--eval", script, cluster, ...folders], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.unref();
  (child.stdin as Socket).unref();
}
