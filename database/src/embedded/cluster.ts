import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.js";
import { EmbeddedError } from "./errors.js";
import type { Location } from "./location.js";
import { serverEnvironment } from "./processes.js";

export function clusterExists({ cluster }: Location): boolean {
  return existsSync(join(cluster, "PG_VERSION"));
}

/**
 * Creates the cluster. It is built beside its place and renamed when complete, so a kill in the middle
 * leaves nothing that looks like a cluster. Sorting is the builtin C.UTF-8: the same on every machine.
 */
export async function createCluster(
  location: Location,
  binaries: Binaries,
  password: string,
  durable: boolean,
): Promise<void> {
  const { home, cluster, account } = location;
  const draft = join(home, "cluster.new");
  const passwordFile = join(home, "superuser.password");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await run(binaries.initdb, location, [
      `--pgdata=${draft}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, cluster);
}

function run(program: string, { home, account }: Location, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: home,
      env: serverEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new EmbeddedError(`PostgreSQL could not create its data directory:\n${output.trim()}`));
    });
  });
}
