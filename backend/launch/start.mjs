/** `npm start`: installs and builds what is missing, then runs the server in this terminal until it is told to stop. */
import "./node-version.mjs";

import { spawn } from "node:child_process";

import { buildWhatIsStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { rememberServer, waitForOrphan } from "./orphan.mjs";
import { isAlive, npmAbove } from "./processes.mjs";
import { inRoot, root } from "./root.mjs";
import { exitCode } from "./run.mjs";
import { endWithFailure } from "./steps.mjs";

/** Longer than the server gives itself to finish what it is doing. */
const STOP_WITHIN_MS = 45_000;
const WATCH_NPM_MS = 200;

/**
 * The server stops by itself when the channel between us closes, however that comes about: on a signal we close it,
 * and when we are killed the system does. So it is told once, also where Ctrl-C reaches both of us.
 */
function runServer() {
  const server = spawn(process.execPath, ["--enable-source-maps", inRoot("backend/dist/main.js")], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  rememberServer(server.pid, "running");

  const stop = () => {
    if (!server.connected) return;
    server.disconnect();
    rememberServer(server.pid, "stopping");
    setTimeout(() => server.kill("SIGKILL"), STOP_WITHIN_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  stopWithNpm(stop);

  server.on("error", endWithFailure);
  server.on("close", (code, signal) => process.exit(exitCode(code, signal)));
}

/** Killing npm tells nobody below it, and nobody above could stop us any more. */
function stopWithNpm(stop) {
  const npm = npmAbove("launch/start.mjs");
  const parent = process.ppid;
  if (npm === null) return;
  setInterval(() => (process.ppid !== parent || !isAlive(npm)) && stop(), WATCH_NPM_MS).unref();
}

try {
  await installWhatIsMissing();
  await buildWhatIsStale();
  await waitForOrphan();
  runServer();
} catch (error) {
  endWithFailure(error);
}
