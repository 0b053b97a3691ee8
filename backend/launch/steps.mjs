/** Says what takes long and how long it took: one line per step, ticking on a terminal. */
import { RunFailed } from "./run.mjs";

const QUIET_SECONDS = 10;

/**
 * Runs one step and prints its title with the seconds it took.
 *
 * @param work receives nothing; what it throws is thrown on, after the output of a failed program has been shown.
 */
export async function step(title, work) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const ticking = tick(title, seconds);
  try {
    const result = await work();
    ticking.stop();
    console.log(`  ✓ ${title} (${seconds()} s)`);
    return result;
  } catch (error) {
    ticking.stop();
    console.log(`  ✗ ${title} (${seconds()} s)`);
    if (error instanceof RunFailed) console.error(error.output.trimEnd());
    throw error;
  }
}

/** The steps that run now, as they are shown on a terminal. */
const running = new Map();

/** On a terminal the seconds run in place; in a log, a line now and then shows that something is still happening. */
function tick(title, seconds) {
  if (!process.stdout.isTTY) {
    console.log(`  … ${title}`);
    const timer = setInterval(() => console.log(`  … ${title}: ${seconds()} s so far`), QUIET_SECONDS * 1000);
    return { stop: () => clearInterval(timer) };
  }
  const draw = () => {
    const steps = [...running].map(([name, took]) => `${name} (${took()} s)`);
    process.stdout.write(`\r\x1b[2K  … ${steps.join(", ")}`);
  };
  running.set(title, seconds);
  draw();
  const timer = setInterval(draw, 200);
  return {
    stop: () => {
      clearInterval(timer);
      running.delete(title);
      process.stdout.write("\r\x1b[2K");
    },
  };
}

/** Ends a launch script: a failed program has already said what was wrong, anything else is shown. */
export function endWithFailure(error) {
  if (!(error instanceof RunFailed)) console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
