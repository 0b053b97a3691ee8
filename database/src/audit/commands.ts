import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { withClient } from "../connection.js";
import type { DatabaseUrls } from "../urls.js";
import { checkLog, type AuditProblem, type LogCheck } from "./check-log.js";
import { findHead, isSigned, parseHead, signHead, type AuditHead } from "./head.js";
import { queriesOf, type AuditQueries } from "./queries.js";
import { fingerprint, ownPublicKey } from "./signing-key.js";

/** The log is not as it was written, or a command about it was misused. */
class AuditError extends Error {
  override readonly name = "AuditError";
}

export interface AuditCommandDeps extends DatabaseUrls {
  log(line: string): void;
  /** Where the desk's key for signing lies; the commands need it. */
  dataDir?: string;
  /** Milliseconds to wait for sealing that is late. */
  patience?: number;
  /** Milliseconds after which it is said how far a long check has come; again after five times as long each. */
  progressEvery?: number;
}

/** Sealing is late only if it stays so: events that are dated back by an import look old when they are new. */
const PATIENCE_MS = 5_000;

const PROGRESS_EVERY_MS = 1_000;

/**
 * `verify-audit [--head FILE [--key FINGERPRINT]]`.
 *
 * @throws AuditError naming the first row that is altered, missing, reordered, slipped in or not sealed in time.
 */
export async function verifyAuditCommand(args: string[], deps: AuditCommandDeps): Promise<void> {
  const { values } = readArgs(args, { head: { type: "string" }, key: { type: "string" } });
  const head = values["head"] === undefined ? null : readHead(values["head"], values["key"], deps);
  const end = performance.now() + (deps.patience ?? PATIENCE_MS);
  let result = await check(deps, head);
  while (result.overdue && !result.problem && performance.now() < end) {
    await sleep(500);
    result = await check(deps, head);
  }
  const { end: last, problem, waiting, overdue } = result;
  deps.log(
    last.seq === 0
      ? "No event has been sealed yet."
      : `${last.seq} events are as they were sealed, up to seal ${last.seq}, event ${last.eventId}.`,
  );
  if (waiting > 0) deps.log(`${waiting} are not sealed yet.`);
  if (problem) throw new AuditError(told(problem));
  if (head) deps.log(`The head of ${head.exported_at}, seal ${head.seq}, is part of them.`);
  if (overdue)
    throw new AuditError(
      `Event ${overdue.eventId} and ${overdue.count - 1} more are older than a minute and not sealed: is the desk running? It seals within seconds.`,
    );
}

/** `audit-head [--out FILE]`. @throws AuditError when nothing is sealed yet or the file exists. */
export async function auditHeadCommand(args: string[], deps: AuditCommandDeps): Promise<void> {
  const { values } = readArgs(args, { out: { type: "string" } });
  const out = values["out"];
  if (out !== undefined && existsSync(out)) throw new AuditError(`${out} exists already. Name a new file.`);
  const head = await withClient(deps.appUrl, async (client) => {
    await requireSeals(client);
    return signHead(queriesOf(client), dataDirOf(deps));
  });
  if (!head) throw new AuditError("No event has been sealed yet.");
  const text = JSON.stringify(head, null, 2);
  if (out === undefined) deps.log(text);
  else {
    writeFileSync(out, `${text}\n`);
    deps.log(
      `Wrote ${out}: seal ${head.seq}, event ${head.event_id}. Keep it where the desk's admins cannot change it.`,
    );
    deps.log(`Signed by the key ${fingerprint(head.public_key)}`);
  }
}

function check(deps: AuditCommandDeps, head: AuditHead | null): Promise<LogCheck> {
  return withClient(deps.appUrl, async (client) => {
    await requireSeals(client);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const queries = queriesOf(client);
    const result = await checkLog(queries, await progressOf(queries, deps));
    return { ...result, problem: result.problem ?? (head && (await findHead(queries, head))) };
  });
}

/** Says how far a check has come once it takes its time: a log of years takes minutes. */
async function progressOf(queries: AuditQueries, { log, progressEvery }: AuditCommandDeps) {
  const [last] = await queries.rows<{ seq: string }>("SELECT coalesce(max(seq), 0)::text AS seq FROM event_seals");
  const every = progressEvery ?? PROGRESS_EVERY_MS;
  let next = performance.now() + every;
  return (seq: number): void => {
    if (performance.now() < next) return;
    next = performance.now() + 5 * every;
    log(`Checked ${seq} of ${last?.seq ?? seq} seals.`);
  };
}

async function requireSeals(client: Client): Promise<void> {
  const { rows } = await client.query<{ seals: boolean }>(
    "SELECT to_regclass('public.event_seals') IS NOT NULL AS seals",
  );
  if (!rows[0]?.seals) throw new AuditError("There is no sealed audit in this database. Has it been migrated?");
}

/** Reads a head and checks who signed it: anybody can write such a file and sign it with a key of their own. */
function readHead(file: string, trusted: string | undefined, deps: AuditCommandDeps): AuditHead {
  const head = parsed(file);
  const key = fingerprint(head.public_key);
  const own = ownPublicKey(dataDirOf(deps));
  const expected = trusted ?? (own === null ? null : fingerprint(own));
  if (expected !== null && expected !== key)
    throw new AuditError(
      `${file} was signed by the key ${key}, not by ${expected}. If you trust it, say so with --key ${key}`,
    );
  deps.log(
    expected === null
      ? `${file} was signed by the key ${key}. This installation has no key to compare it with: do that yourself.`
      : `${file} was signed by the key ${key}.`,
  );
  return head;
}

function parsed(file: string): AuditHead {
  if (!existsSync(file)) throw new AuditError(`There is no file ${file}.`);
  try {
    const head = parseHead(readFileSync(file, "utf8"));
    if (isSigned(head)) return head;
  } catch (error) {
    throw new AuditError(`${file} is no head of an audit.`, { cause: error });
  }
  throw new AuditError(`${file} is not as it was signed.`);
}

const told = ({ seq, eventId, what }: AuditProblem): string =>
  `The audit is not as it was written.${seq === null ? "" : ` At seal ${seq}:`}${eventId === null ? "" : ` event ${eventId}`} ${what}.`;

function dataDirOf({ dataDir }: AuditCommandDeps): string {
  if (dataDir === undefined) throw new Error("Heads need to know where the desk's key lies");
  return dataDir;
}

function readArgs(args: string[], options: Record<string, { type: "string" }>) {
  try {
    return parseArgs({ args, options });
  } catch (error) {
    throw new AuditError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
