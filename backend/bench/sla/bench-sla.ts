import { openBench } from "../open-bench.js";
import { benchApply } from "./apply-calendar.js";
import { benchCorrectness } from "./correctness.js";
import { planDesk } from "./desk-plan.js";
import { benchDueTimes } from "./due-times.js";
import { benchExplanations } from "./explanations.js";
import { benchIdleTick } from "./idle-tick.js";
import { loadClocks } from "./load-clocks.js";
import { watchMachine } from "./machine.js";
import { makePromises } from "./promises.js";
import { benchPlans } from "./plans.js";
import { printPart, type Part } from "./table.js";
import { benchWaves } from "./waves.js";

/** Promises and their clocks, on a server that writes as durably as a desk's own. @returns what was wrong. */
export async function benchSla(running: number): Promise<string[]> {
  const problems: string[] = [];
  const run = async (part: () => Promise<Part> | Part) => {
    const machine = await watchMachine();
    const done = await part();
    printPart(done, await machine());
    problems.push(...done.problems);
  };
  await run(benchCorrectness);
  const bench = await openBench({ careful: true });
  try {
    await run(() => benchDueTimes(bench));
    const promises = await makePromises(bench);
    const plan = planDesk(promises.offer, running);
    await run(() => loadClocks(bench, plan));
    await run(() => benchExplanations(bench, plan, promises));
    await run(() => benchIdleTick(bench, plan));
    await run(() => benchWaves(bench, plan));
    await run(() => benchApply(bench, plan, promises));
    await run(() => benchPlans(bench, plan, promises));
  } finally {
    await bench.close();
  }
  return problems;
}
