import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { emptyDatabase, serverOfRun } from "@redress/database/testing";
import { freePort } from "../../backend/test/free-port.js";

const main = fileURLToPath(new URL("../../backend/dist/main.js", import.meta.url));

export interface ProductionDesk {
  url: string;
  /** The link for the first admin, as its start printed it. */
  bootstrapLink: string;
  close(): Promise<void>;
}

/** The built desk in production on an empty database: no admin, no demo, no mail; only what has to be set is set. */
export async function startProductionDesk(): Promise<ProductionDesk> {
  const database = await emptyDatabase(serverOfRun());
  const dataDir = await mkdtemp(join(tmpdir(), "redress-production-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_OPTIONS: "",
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_URL: url,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATA_DIR: dataDir,
      JWT_SECRET: "q8Z4fJx0vT2mLw7RkNcB1yHsUe9aGdPo",
      ENCRYPTION_KEYS: "k1:pV9tXk3cQm7Zr2LwYb8NfHs0UaJd5GeiT4oRxCvM1qE",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return {
    url,
    bootstrapLink: await printedLink(server),
    close: async () => {
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Its output is read to the end: a full or closed pipe would be a fault that this desk is not tried with. */
function printedLink(server: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const link = /http:\/\/\S+\/setup\?token=\S+(?=\n)/.exec(output)?.[0];
      if (link) resolve(link);
    });
    server.on("exit", (code) => reject(new Error(`The desk ended with ${code} without printing a link:\n${output}`)));
  });
}
