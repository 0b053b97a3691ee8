/** Runs other programs: quietly, keeping what they say, or in this terminal. */
import { spawn } from "node:child_process";

import { root } from "./root.mjs";

/** A program that ended badly; `output` is everything it said. */
export class RunFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with code ${code}`);
    this.output = output;
  }
}

/**
 * Runs a program to its end and keeps its output.
 *
 * @returns what it printed on stdout.
 * @throws RunFailed when it cannot start or its exit code is not 0.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    let stdout = "";
    let all = "";
    child.stdout.setEncoding("utf8").on("data", (text) => ((stdout += text), (all += text)));
    child.stderr.setEncoding("utf8").on("data", (text) => (all += text));
    child.on("error", (error) => reject(new RunFailed(command, error.code, `${error.message}\n`)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(stdout);
      else reject(new RunFailed([command, ...args].join(" "), code ?? signal, all));
    });
  });
}

/** Runs a script with this same Node; otherwise like `run`. */
export const runNode = (script, args = [], options = {}) => run(process.execPath, [script, ...args], options);

/** Runs a program in this terminal. @returns its exit code; 128 + the signal's number when a signal ended it. */
export function runHere(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(exitCode(code, signal)));
  });
}

/** The code a shell would show for an ended child. */
export function exitCode(code, signal) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
  return code ?? 128 + (numbers[signal] ?? 1);
}
