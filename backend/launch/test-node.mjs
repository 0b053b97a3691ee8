/**
 * `npm run test:node`: everything `npm test` does, on each Node version the desk supports, in a fresh copy of the
 * checkout with packages installed by that version. Takes several times as long as `npm test`.
 *
 * `npm run test:node -- --only 22,24` takes only those versions, `--steps backend,database` only those steps.
 */
import "./node-version.mjs";

import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { parseArgs } from "node:util";

import { inRoot } from "./root.mjs";
import { exitCode, run } from "./run.mjs";
import { endWithFailure, step } from "./steps.mjs";

/** The oldest that `engines` allows, and the newer lines with long-term support. */
const SUPPORTED = ["20", "22", "24"];
const TOTALS = /^\d+ passed, \d+ failed$/gm;

try {
  const { versions, steps } = readArguments();
  const results = [];
  for (const version of versions) results.push(await testOn(version, steps));
  summarize(results);
} catch (error) {
  endWithFailure(error);
}

function readArguments() {
  const { values } = parseArgs({ options: { only: { type: "string" }, steps: { type: "string" } } });
  const versions = values.only?.split(",") ?? SUPPORTED;
  const unknown = versions.filter((version) => !SUPPORTED.includes(version));
  if (unknown.length > 0)
    throw new Error(`Not a supported version: ${unknown.join(", ")}. Known: ${SUPPORTED.join(", ")}`);
  return { versions, steps: values.steps ? ["--only", values.steps] : [] };
}

/** @returns what the suite said in the end. A version that could not be had counts as failed. */
async function testOn(version, steps) {
  const node = await step(`Fetching Node ${version}`, () => fetchNode(version));
  const folder = await mkdtemp(join(tmpdir(), `redress-node${version}-`));
  const started = performance.now();
  try {
    await step("Copying the checkout", () => copyCheckout(folder));
    const { code, output } = await runSuite(node.path, folder, steps);
    const said = output.match(TOTALS)?.at(-1) ?? "ended before it could count";
    return { version: node.version, said, seconds: (performance.now() - started) / 1000, passed: code === 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The npm package "node" brings the binary of its version. */
async function fetchNode(version) {
  const ask = "console.log(JSON.stringify({ path: process.execPath, version: process.version }))";
  const said = await run("npx", ["--yes", "--package", `node@${version}`, "node", "-e", ask], {
    shell: process.platform === "win32",
  });
  return JSON.parse(said.trim().split("\n").at(-1));
}

/** Everything that belongs to the checkout, changed or not yet added, and nothing that was installed or built. */
async function copyCheckout(folder) {
  const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  const deleted = new Set((await run("git", ["ls-files", "-z", "--deleted"])).split("\0"));
  const files = listed.split("\0").filter((file) => file && !deleted.has(file));
  for (const file of files) await cp(inRoot(file), join(folder, file));
}

function runSuite(node, folder, steps) {
  // What npm and a database of this checkout have set must not reach the copy.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^REDRESS_TEST_DATABASE_SERVER$/i.test(name));
  const env = { ...Object.fromEntries(own), PATH: dirname(node) + delimiter + (process.env.PATH ?? "") };
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(folder, "backend/launch/test.mjs"), ...steps], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: exitCode(code, signal), output }));
  });
}

function summarize(results) {
  console.log("\nNode versions\n-------------");
  for (const { version, said, seconds, passed } of results) {
    console.log(`  ${passed ? "✓" : "✗"} ${version.padEnd(10)} ${said.padEnd(28)} ${seconds.toFixed(0)} s`);
  }
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
