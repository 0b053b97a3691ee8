import { migrate, MigrationError, startEmbedded, type EmbeddedServer } from "@redress/database";
import { cloneDatabase, withClient, type TestDatabase } from "@redress/database/testing";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inRoot } from "../../launch/root.mjs";
import { careless } from "../careless.js";
import { loadDesk } from "./load/load-desk.js";
import { NOW } from "./load/world.js";

/** Where loaded desks are kept from one run to the next, on a server of their own. */
const KEPT_IN = inRoot(".data/bench");
/** What deployment.md says of a server for so many tickets; PostgreSQL's own 128 MB are meant for machines of long ago. */
const settings = { shared_buffers: "2GB", random_page_cost: "1.1" };
const LOADER = fileURLToPath(new URL("./load", import.meta.url));

export const openKept = (): Promise<EmbeddedServer> =>
  startEmbedded({ dataDir: KEPT_IN, quiet: true, durable: false, settings });

/** Throws away what is kept. A server that still runs there is asked to stop first. */
export async function forgetKept(): Promise<void> {
  const server = await openKept();
  await server.stop();
  for (const path of new Set([KEPT_IN, server.location])) rmSync(path, { recursive: true, force: true });
}

/**
 * The name of the database that holds so many tickets: loaded when there is none that the same loader made, and brought to the
 * present schema like any desk. One that cannot be is thrown away.
 */
export async function loadedTemplate(
  server: EmbeddedServer,
  tickets: number,
  say: (line: string) => void,
): Promise<string> {
  const prefix = `bench_${tickets}_`;
  const name = `${prefix}${loaderHash()}`;
  const { superuserUrl } = server;
  const kept = await withClient(superuserUrl, async (superuser) => {
    const { rows } = await superuser.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [prefix],
    );
    return rows.map(({ datname }) => datname);
  });
  const isCurrent = kept.includes(name) && (await bringForward(server, name));
  const stale = isCurrent ? kept.filter((other) => other !== name) : kept;
  await withClient(superuserUrl, async (superuser) => {
    for (const other of stale) await superuser.query(`DROP DATABASE ${other} WITH (FORCE)`);
  });
  if (!isCurrent) await loadInto(server, name, tickets, say);
  return name;
}

/** @returns whether it could be: a migration that was changed after it was applied cannot be applied again. */
async function bringForward(server: EmbeddedServer, name: string): Promise<boolean> {
  const [ownerUrl, appUrl] = [inDatabase(server.ownerUrl, name), inDatabase(server.appUrl, name)];
  try {
    await migrate({ ownerUrl, appUrl });
    return true;
  } catch (error) {
    if (error instanceof MigrationError) return false;
    throw error;
  }
}

async function loadInto(
  server: EmbeddedServer,
  name: string,
  tickets: number,
  say: (line: string) => void,
): Promise<void> {
  const { superuserUrl } = server;
  const began = performance.now();
  say(`Loading ${tickets.toLocaleString("en")} tickets, to be kept in ${KEPT_IN}`);
  const draft = await cloneDatabase(server, { name: `${name}_draft` });
  const carefulAgain = await careless(superuserUrl);
  await loadDesk(draft.superuserUrl, tickets).finally(carefulAgain);
  await withClient(superuserUrl, (superuser) => superuser.query(`ALTER DATABASE ${draft.name} RENAME TO ${name}`));
  say(`Loaded within ${Math.round((performance.now() - began) / 1000)} seconds`);
}

/**
 * A copy to measure on: what is kept stays as it was loaded. Its time is that of the loading again, or with every hour that it is
 * kept more promises would come due without anybody who says so.
 */
export async function copyOf(server: EmbeddedServer, template: string): Promise<TestDatabase> {
  const name = `${template}_copy`;
  await withClient(server.superuserUrl, async (superuser) => {
    await superuser.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    // File by file: the usual way writes each page into the log too.
    await superuser.query(`CREATE DATABASE ${name} OWNER redress_owner TEMPLATE ${template} STRATEGY file_copy`);
  });
  const copy = await cloneDatabase(server, { name, from: template });
  await withClient(copy.superuserUrl, (superuser) =>
    superuser.query("UPDATE clock SET shift = $1::timestamptz - now()", [NOW]),
  );
  return copy;
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Two runs with the same text are the same loader. */
function loaderHash(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(LOADER).sort()) hash.update(`${name}\n${readFileSync(join(LOADER, name), "utf8")}`);
  return hash.digest("hex").slice(0, 8);
}
