import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { startBuilt } from "../built.js";
import { freePort } from "../free-port.js";

const READY_WITHIN_MS = 60_000;

export interface DeskOptions {
  appUrl: string;
  ownerUrl: string;
  /** Shared by processes of one desk. */
  dataDir: string;
  port?: number;
  env?: NodeJS.ProcessEnv;
}

export interface DeskProcess {
  url: string;
  port: number;
  pid: number;
  /** Milliseconds from its start to the first 200 of /readyz. */
  readyAfter: number;
  /** As a power failure would: nothing is told to anybody. */
  kill(): Promise<void>;
  /** As an operator would. @returns the exit code. */
  stop(): Promise<number | null>;
  /** All it printed. */
  output(): string;
}

/** The real server in a process of its own, ready. */
export async function startDeskProcess(options: DeskOptions): Promise<DeskProcess> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = startBuilt("main", [], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: options.appUrl,
      DATABASE_OWNER_URL: options.ownerUrl,
      DATA_DIR: options.dataDir,
      BCRYPT_COST: "4",
      SMTP_URL: "",
      ...options.env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));

  await untilReady(url, child, () => output);
  return {
    url,
    port,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - started,
    kill: () => end(child, "SIGKILL").then(() => undefined),
    stop: () => end(child, "SIGTERM"),
    output: () => output,
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, "exit");
  }
  return child.exitCode;
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (const end = performance.now() + READY_WITHIN_MS; performance.now() < end; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`The desk ended with ${child.exitCode}:\n${output()}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
  }
  child.kill("SIGKILL");
  throw new Error(`The desk was not ready in time:\n${output()}`);
}
