import { startEmbedded, type EmbeddedServer } from "@redress/database";
import { cloneDatabase, prepareTemplate, withClient, type TestDatabase } from "@redress/database/testing";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inRoot } from "../../launch/root.mjs";
import { careless } from "../careless.js";
import { loadDesk } from "./load/load-desk.js";

/** Where loaded desks are kept from one run to the next: their own server, with the settings that a desk's own has. */
const KEPT_IN = inRoot(".data/bench");
const LOADER = fileURLToPath(new URL("./load", import.meta.url));

export const openKept = (): Promise<EmbeddedServer> => startEmbedded({ dataDir: KEPT_IN, quiet: true, durable: false });

/** Throws away what is kept. A server that still runs there is asked to stop first. */
export async function forgetKept(): Promise<void> {
  const server = await openKept();
  await server.stop();
  for (const path of new Set([KEPT_IN, server.location])) rmSync(path, { recursive: true, force: true });
}

/**
 * The name of the database that holds so many tickets: loaded when there is none that the same migrations, seeds and loader
 * made. One that others made is thrown away.
 */
export async function loadedTemplate(
  server: EmbeddedServer,
  tickets: number,
  say: (line: string) => void,
): Promise<string> {
  const schema = (await prepareTemplate(server)).split("_").at(-1) ?? "";
  const prefix = `bench_${tickets}_`;
  const name = `${prefix}${schema}_${loaderHash()}`;
  const { superuserUrl } = server;
  const known = await withClient(superuserUrl, async (superuser) => {
    const { rows } = await superuser.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [prefix],
    );
    for (const { datname } of rows)
      if (datname !== name) await superuser.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    return rows.some(({ datname }) => datname === name);
  });
  if (known) return name;
  say(`Loading ${tickets.toLocaleString("en")} tickets, to be kept in ${KEPT_IN}`);
  const draft = await cloneDatabase(server, { name: `${name}_draft` });
  const carefulAgain = await careless(superuserUrl);
  await loadDesk(draft.superuserUrl, tickets).finally(carefulAgain);
  await withClient(superuserUrl, (superuser) => superuser.query(`ALTER DATABASE ${draft.name} RENAME TO ${name}`));
  return name;
}

/** A copy to measure on: what is kept stays as it was loaded. */
export async function copyOf(server: EmbeddedServer, template: string): Promise<TestDatabase> {
  const name = `${template}_copy`;
  await withClient(server.superuserUrl, (superuser) => superuser.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return cloneDatabase(server, { name, from: template });
}

/** Two runs with the same text are the same loader. */
function loaderHash(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(LOADER).sort()) hash.update(`${name}\n${readFileSync(join(LOADER, name), "utf8")}`);
  return hash.digest("hex").slice(0, 8);
}
