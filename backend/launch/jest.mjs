/** Runs one jest configuration in this terminal and counts its tests. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { inRoot, tool } from "./root.mjs";
import { runHere } from "./run.mjs";

/** The sources are ES modules, which jest still calls experimental. */
const NODE_OPTIONS = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];

/**
 * @param config path of the configuration inside the checkout.
 * @param patterns run only the test files that match one of these; all when empty.
 * @param env added to the environment of the tests.
 * @returns tests passed and failed; a file that could not run counts as one failure, and so does a run without tests.
 */
export async function runJest(config, patterns = [], env = {}) {
  const folder = await mkdtemp(join(tmpdir(), "redress-test-"));
  const report = join(folder, "report.json");
  try {
    const args = [...NODE_OPTIONS, tool.jest, "--config", inRoot(config), "--json", "--outputFile", report];
    const options = { env: { ...process.env, NODE_ENV: "test", ...env } };
    const code = await runHere(process.execPath, [...args, ...patterns], options);
    return count(JSON.parse(await readFile(report, "utf8")), code);
  } catch (error) {
    // Jest ended before it could write a report, and has said why.
    if (error.code === "ENOENT") return { passed: 0, failed: 1 };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function count(report, code) {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
