import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cloneDatabase, serverOfRun, withClient } from "@redress/database/testing";
import { admin } from "./people.js";
import { startMailSink, type MailSink } from "../../backend/test/fakes/mail-sink.js";
import { freePort } from "../../backend/test/free-port.js";

const backend = fileURLToPath(new URL("../../backend/dist/", import.meta.url));

export interface Desk {
  url: string;
  mail: MailSink;
  /** Runs one statement as the role the desk runs as: for what cannot be brought about from outside. */
  sql(statement: string): Promise<void>;
  /** Moves the desk's time to an instant, from which it goes on. */
  setClock(iso: string): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  /** Of whom two-factor is demanded. By default nobody: most stories are told of people with a password alone. */
  twoFactorRequired?: "nobody" | "admins" | "staff";
  /** Milliseconds for which a message can be undone. By default hardly any: most stories go on once it is out. */
  sendHoldMs?: number;
  /** What the desk may ask besides the public network. By default nothing. */
  egressAllow?: string;
}

/**
 * The built desk as an operator would run it: its own process, its own database, mail to a sink, one admin made on the
 * command line. Not the demo: people register, confirm and are invited as in real life.
 */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const { twoFactorRequired = "nobody", sendHoldMs = 100, egressAllow = "" } = options;
  const database = await cloneDatabase(serverOfRun());
  await withClient(
    database.ownerUrl,
    async (client) => void (await client.query("UPDATE desk SET two_factor_required = $1", [twoFactorRequired])),
  );
  const mail = await startMailSink();
  const dataDir = await mkdtemp(join(tmpdir(), "redress-desk-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: "development",
    NODE_OPTIONS: "",
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: url,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: dataDir,
    SMTP_URL: mail.url,
    BCRYPT_COST: "4",
    SEND_HOLD_MS: String(sendHoldMs),
    EGRESS_ALLOW: egressAllow,
  };
  const created = spawn(
    process.execPath,
    [join(backend, "db-command.js"), "create-admin", "--email", admin.email, "--name", admin.fullName],
    {
      env: { ...env, REDRESS_ADMIN_PASSWORD: admin.password },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const [code] = (await once(created, "exit")) as [number | null];
  if (code !== 0) throw new Error(`create-admin ended with ${code}`);

  const server = spawn(process.execPath, [join(backend, "main.js")], { env, stdio: ["ignore", "pipe", "inherit"] });
  await untilReady(url, server);
  return {
    url,
    mail,
    sql: (statement) => withClient(database.appUrl, async (client) => void (await client.query(statement))),
    setClock: (iso) =>
      withClient(
        database.ownerUrl,
        async (client) => void (await client.query("UPDATE clock SET shift = $1::timestamptz - now()", [iso])),
      ),
    close: async () => {
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      await mail.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1_800; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The desk ended with ${server.exitCode}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The desk was not ready in three minutes");
}
