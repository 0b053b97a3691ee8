import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { mayEnter, serverAccount, type Account } from "./account.js";
import { EmbeddedError } from "./errors.js";

/** Where things go that the server's account could not reach inside a private folder. */
const sharedRoot = "/var/lib/redress";

/** The folder that stands in for `path` outside private folders: always the same one for the same path. */
export function sharedFolderFor(path: string): string {
  return join(sharedRoot, createHash("sha256").update(path).digest("hex").slice(0, 16));
}

function assertWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new EmbeddedError(
      `${folder} cannot be written: it was created by another user. Start as that user or as root.`,
      { cause: error },
    );
  }
}

/** Creates a folder that every account may pass through, whatever the umask says. */
export function makeOpenFolder(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) makeOpenFolder(parent);
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** Can the account pass through every folder from the root down to this one? */
function isReachable(folder: string, account: Account): boolean {
  if (!mayEnter(folder, account)) return false;
  const parent = dirname(folder);
  return parent === folder || isReachable(parent, account);
}

export interface Location {
  /** Holds the cluster and, beside it, passwords, port, log and lock. */
  home: string;
  /** The cluster itself: PostgreSQL's data directory. */
  cluster: string;
  account: Account | null;
}

/** Settles where the data lies and who runs the server; creates the home folder. */
export function settleLocation(dataDir: string): Location {
  const wanted = resolve(dataDir);
  makeOpenFolder(wanted);
  assertWritable(wanted);
  const inPlace = describe(realpathSync(wanted));
  if (!inPlace.account || isReachable(inPlace.home, inPlace.account)) return inPlace;

  const shared = settleSharedFolder(inPlace.home);
  makeOpenFolder(shared);
  return describe(shared);
}

/**
 * Which shared folder holds the data is noted in the private one: who deletes that begins anew, as everywhere else,
 * beside the former data, which stay until somebody deletes them too.
 */
function settleSharedFolder(home: string): string {
  const note = join(home, "moved-to");
  if (existsSync(note)) return readFileSync(note, "utf8").trim();
  const first = sharedFolderFor(home);
  let shared = first;
  for (let count = 2; existsSync(shared); count++) shared = `${first}-${count}`;
  writeFileSync(note, `${shared}\n`);
  return shared;
}

function describe(home: string): Location {
  const cluster = join(home, "cluster");
  return { home, cluster, account: serverAccount(cluster) };
}
