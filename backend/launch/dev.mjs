/** `npm run dev`: the API restarts and the web app reloads on every change; Ctrl-C stops both. */
import "./node-version.mjs";

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

import { installWhatIsMissing } from "./install.mjs";
import { inRoot, root, tool } from "./root.mjs";
import { endWithFailure } from "./steps.mjs";

const STOP_WITHIN_MS = 20_000;
const WEB_PORT = "5173";

if (existsSync(inRoot(".env"))) process.loadEnvFile(inRoot(".env"));
const env = {
  ...process.env,
  REDRESS_API_PORT: process.env.PORT ?? "5000",
  // The address people open: links in mail lead to it, and the API accepts the requests of its pages.
  PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${WEB_PORT}`,
  ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }),
};

const programs = [
  {
    name: "api",
    args: [tool.tsx, "watch", "--clear-screen=false", "--conditions=source", inRoot("backend/src/main.ts")],
    cwd: root,
  },
  { name: "web", args: [tool.vite, "--port", WEB_PORT, "--strictPort"], cwd: inRoot("frontend") },
];

try {
  await installWhatIsMissing();
  runTogether();
} catch (error) {
  endWithFailure(error);
}

/** Runs both, each line with its program's name before it; when one ends, the other is stopped. */
function runTogether() {
  const running = new Set(programs.map(start));
  let stopping = false;

  const stop = () => {
    if (stopping) return;
    stopping = true;
    for (const child of running) child.kill("SIGTERM");
    setTimeout(() => running.forEach((child) => child.kill("SIGKILL")), STOP_WITHIN_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

  for (const child of running) {
    child.on("close", (code) => {
      running.delete(child);
      if (!stopping) process.exitCode = code ?? 1;
      stop();
    });
  }
}

function start({ name, args, cwd }) {
  // A group of its own: Ctrl-C reaches us alone, and we stop each program exactly once.
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  prefixLines(child.stdout, name, process.stdout);
  prefixLines(child.stderr, name, process.stderr);
  return child;
}

function prefixLines(from, name, to) {
  let rest = "";
  from.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    for (const line of lines) to.write(`${name} | ${line}\n`);
  });
  from.on("end", () => rest && to.write(`${name} | ${rest}\n`));
}
