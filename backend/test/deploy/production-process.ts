import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const READY_WITHIN_MS = 30_000;

export interface ProductionProcess {
  port: number;
  /** Each line of its log, parsed. */
  log: Record<string, unknown>[];
  /** As systemd and Docker do. @returns the exit code, and the milliseconds it took. */
  stop(): Promise<{ code: number | null; took: number }>;
  /** As a crash would: nothing is told to anybody. */
  kill(): void;
  /** The status of one of its own paths, asked without nginx; 0 when nobody answers. */
  statusOf(path: string, headers?: Record<string, string>): Promise<number>;
}

/** The built server as it runs in production, ready. */
export async function startProduction(port: number, env: Record<string, string>): Promise<ProductionProcess> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--enable-source-maps", main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inherited, ...env, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port) },
  });
  const log: Record<string, unknown>[] = [];
  let said = "";
  let rest = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("{")) log.push(JSON.parse(line) as Record<string, unknown>);
      else said += `${line}\n`;
    }
  });

  const statusOf = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers }).then(
      (response) => response.status,
      () => 0,
    );
  const stop = async () => {
    const started = performance.now();
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    }
    return { code: child.exitCode, took: performance.now() - started };
  };

  for (const end = performance.now() + READY_WITHIN_MS; (await statusOf("/readyz")) !== 200; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`A process ended with ${child.exitCode}:\n${said}`);
    if (performance.now() > end) {
      child.kill("SIGKILL");
      throw new Error(`A process was not ready in time:\n${said}`);
    }
  }
  return { port, log, stop, kill: () => void child.kill("SIGKILL"), statusOf };
}

/** As an operator: stop, see that it says so, wait for its end, start, wait until it is ready. */
export async function restart(
  index: number,
  processes: readonly ProductionProcess[],
  start: () => Promise<unknown>,
): Promise<string[]> {
  const old = processes[index];
  if (!old) throw new Error(`There is no process ${index}`);
  const stopped = old.stop();
  await sleep(200);
  const readiness = await old.statusOf("/readyz");
  const { code, took } = await stopped;
  console.log(`Process ${index + 1} stopped in ${(took / 1000).toFixed(1)} s`);
  await start();
  return [
    ...(readiness === 503 ? [] : [`A stopping process says ${readiness} at /readyz`]),
    ...(code === 0 ? [] : [`A stopped process ended with ${code}`]),
    ...(took < 15_000 ? [] : [`A process took ${took} ms to stop`]),
  ];
}
