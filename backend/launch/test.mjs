/**
 * `npm test`: installs what is missing, a browser included, then runs every check and every test, and stops at the
 * first that fails. The last line is always "N passed, N failed".
 *
 * `npm test -- --only backend,browser` runs only those steps; further words are patterns of test files, as jest reads
 * them: `npm test -- --only backend tickets`.
 */
import "./node-version.mjs";

import { browserPath } from "./browser.mjs";
import { buildWhatIsStale } from "./build.mjs";
import { checks, sideBySide } from "./checks.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { runJest } from "./jest.mjs";
import { inRoot } from "./root.mjs";
import { RunFailed, runNode } from "./run.mjs";
import { step } from "./steps.mjs";

const nothing = { passed: 0, failed: 0 };

/** A check counts as no test when it passes, and as one failure when it does not. */
const fromCheck = ({ name, title, work }) => ({ name, run: () => step(title, work).then(() => nothing) });
const checkSteps = checks.map(fromCheck);

const fromJest = (name, title, config, before = async () => ({})) => ({
  name,
  run: async (patterns) => {
    const env = await before();
    heading(title);
    return runJest(config, patterns, env);
  },
});

async function checkSize() {
  await buildWhatIsStale(["frontend"]);
  await runNode(inRoot("frontend/size-check.mjs"));
}

const steps = [
  ...checkSteps,
  fromJest("database", "Database tests", "database/jest.config.js"),
  fromJest("backend", "Unit and API tests", "backend/jest.config.js"),
  fromJest("frontend", "Web app tests", "frontend/jest.config.js"),
  { name: "build", run: () => buildWhatIsStale().then(() => nothing) },
  fromCheck({ name: "size", title: "First-load size of every page", work: checkSize }),
  fromJest("browser", "Browser tests", "frontend/e2e/jest.config.js", async () => {
    await buildWhatIsStale();
    return { CHROMIUM_PATH: await browserPath() };
  }),
];

/** Names that stand for several steps. */
const groups = {
  check: checks.map(({ name }) => name),
  unit: ["database", "backend", "frontend"],
};

const { only, patterns } = readArguments(process.argv.slice(2));
const chosen = steps.filter(({ name }) => only === null || only.includes(name));
const total = { passed: 0, failed: 0 };
const took = [];

try {
  await installWhatIsMissing();
  // Asked for before anything runs: nobody should wait minutes to hear that there is no browser.
  if (chosen.some(({ name }) => name === "browser")) await browserPath();
  await sideBySide(
    chosen.filter((each) => checkSteps.includes(each)),
    ({ name, run }) => timed(name, run),
  );
  for (const { name, run } of chosen.filter((each) => !checkSteps.includes(each))) {
    if (!(await timed(name, () => run(patterns)))) break;
  }
} catch (error) {
  total.failed += 1;
  if (!(error instanceof RunFailed)) console.error(error instanceof Error ? error.message : error);
}
summarize();

/** Runs one step and adds up what it counted. @returns whether the next may run. */
async function timed(name, run) {
  const started = performance.now();
  const counts = await run().finally(() => took.push(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s`));
  total.passed += counts.passed;
  total.failed += counts.failed;
  return counts.failed === 0;
}

function summarize() {
  heading("Summary");
  console.log(`  ${took.join(", ")}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function heading(title) {
  console.log(`\n${title}\n${"-".repeat(title.length)}`);
}

function readArguments(args) {
  const at = args.indexOf("--only");
  if (at === -1) return { only: null, patterns: args };
  const names = (args[at + 1] ?? "").split(",").flatMap((name) => groups[name] ?? [name]);
  const unknown = names.filter((name) => !steps.some((known) => known.name === name));
  if (unknown.length > 0) {
    const known = [...Object.keys(groups), ...steps.map(({ name }) => name)];
    console.error(`Unknown step "${unknown.join(", ")}". Known: ${known.join(", ")}`);
    process.exit(1);
  }
  return { only: names, patterns: args.toSpliced(at, 2) };
}
