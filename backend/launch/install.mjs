/** Installs the packages when they are missing or not those of package-lock.json. */
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";

import { exclusively } from "./exclusive.mjs";
import { inRoot } from "./root.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";

const LOCKFILE = inRoot("package-lock.json");
/** Written by npm as the last act of an install. */
const INSTALLED = inRoot("node_modules/.package-lock.json");
/** What was found complete last time: the lockfile's hash, and the system it was installed for. */
const STAMP = inRoot("node_modules/.redress-lock");

/** Leaves node_modules as package-lock.json asks. Takes milliseconds when it already is. */
export async function installWhatIsMissing() {
  if (isInstalled()) return;
  await exclusively(async () => {
    if (isInstalled()) return;
    await step("Installing packages with npm ci (about a minute the first time)", npmCi);
    stamp();
  });
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const stamped = existsSync(STAMP) ? readFileSync(STAMP, "utf8") : null;
  if (stamped === fingerprint()) return true;
  // Native packages of another system (a folder shared with a container) do not run here.
  if (stamped !== null && !stamped.startsWith(system())) return false;
  if (!matchesLockfile()) return false;
  stamp();
  return true;
}

/** Was everything installed by hand already, for instance with `npm install`? */
function matchesLockfile() {
  const wanted = JSON.parse(readFileSync(LOCKFILE, "utf8")).packages;
  const installed = JSON.parse(readFileSync(INSTALLED, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes("node_modules/") || entry.link) return true;
    const found = installed[path];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.peer);
  });
}

function stamp() {
  try {
    writeFileSync(STAMP, fingerprint());
  } catch (error) {
    // A read-only install is still an install: it is only compared again next time.
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
  }
}

const system = () => `${process.platform}-${process.arch} `;
const fingerprint = () => system() + createHash("sha256").update(readFileSync(LOCKFILE)).digest("hex");

/** Building needs the development packages, whatever NODE_ENV says. */
async function npmCi() {
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", ...cacheOption()];
  const npm = process.env.npm_execpath ?? "";
  if (basename(npm).startsWith("npm-cli")) await run(process.execPath, [npm, ...args]);
  else await run("npm", args, { shell: process.platform === "win32" });
}

/** A user without a home of their own (a service account) has no npm cache either: keep one beside the data. */
function cacheOption() {
  const cache = process.env.npm_config_cache ?? join(homedir(), ".npm");
  let folder = cache;
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return [];
  } catch {
    return ["--cache", inRoot(".data/npm-cache")];
  }
}
