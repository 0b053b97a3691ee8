import { randomBytes } from "node:crypto";
import pg from "pg";
import { withClient } from "./connection.js";
import { createDatabase } from "./embedded/roles.js";
import { announcedServer, announceServer, startTestServer, type TestServer } from "./testing/server.js";
import { prepareTemplate, type TemplateOptions } from "./testing/template.js";
import { withDatabase } from "./urls.js";

export { withClient };
export { announcedServer, announceServer, prepareTemplate, startTestServer, type TemplateOptions, type TestServer };

export interface TestDatabase {
  name: string;
  appUrl: string;
  ownerUrl: string;
  superuserUrl: string;
  /** Ends its connections and removes it. */
  drop(): Promise<void>;
}

export interface CloneOptions extends TemplateOptions {
  /** The new database's name; without one a random name is taken. */
  name?: string;
  /** Another database to copy than the migrated one, on the same server; nobody may be connected to it. */
  from?: string;
}

/** A migrated database of one's own, copied from the template, which is made when missing, or from the one that is named. */
export async function cloneDatabase(server: TestServer, options: CloneOptions = {}): Promise<TestDatabase> {
  const template = options.from ?? (await prepareTemplate(server, options));
  return newDatabase(server, options.name, template);
}

/** An empty database of one's own: for tests of migrations themselves. */
export async function emptyDatabase(server: TestServer, name?: string): Promise<TestDatabase> {
  return newDatabase(server, name);
}

async function newDatabase(server: TestServer, wantedName?: string, template?: string): Promise<TestDatabase> {
  const name = wantedName ?? `redress_test_${randomBytes(6).toString("hex")}`;
  await withClient(server.superuserUrl, (superuser) => createDatabase(superuser, name, template));
  return {
    name,
    appUrl: withDatabase(server.appUrl, name),
    ownerUrl: withDatabase(server.ownerUrl, name),
    superuserUrl: withDatabase(server.superuserUrl, name),
    drop: () =>
      withClient(server.superuserUrl, async (superuser) => {
        await superuser.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

let serverOfThisRun: TestServer | null = null;

/** For Jest's globalSetup: one server and template for the run, announced to the workers. */
export async function startServerForRun(): Promise<void> {
  serverOfThisRun = await startTestServer();
  await prepareTemplate(serverOfThisRun);
  announceServer(serverOfThisRun);
}

/** For Jest's globalTeardown. */
export async function stopServerOfRun(): Promise<void> {
  await serverOfThisRun?.stop();
  serverOfThisRun = null;
}

/** The run's server, inside a test. */
export function serverOfRun(): TestServer {
  const server = announcedServer();
  if (!server) throw new Error("No test server: name testing.startServerForRun in globalSetup.");
  return server;
}
