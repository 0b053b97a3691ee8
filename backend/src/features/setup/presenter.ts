import { setupSteps, type SampleData, type Setup as SetupView } from "../../contract/index.js";
import { presentLastChange } from "../desk/index.js";
import type { Sample, Setup } from "./models.js";

export function presentSetup(setup: Setup, sample: Sample): SetupView {
  const steps = setupSteps.map((key) => ({ key, done: setup.facts[key], skipped: setup.skipped.includes(key) }));
  const hidden = setup.hiddenAt !== null;
  return {
    steps,
    done: steps.filter((step) => step.done).length,
    total: steps.length,
    hidden,
    pending: !hidden && steps.some((step) => !step.done && !step.skipped),
    sample_data: presentSample(sample),
    version: setup.version,
  };
}

export function presentSample(sample: Sample): SampleData {
  return {
    state: sample.state,
    percent: sample.percent,
    tickets: sample.tickets,
    kept: sample.kept.map(({ kind, name, tickets, others }) => ({ kind, name, tickets, others })),
    last_change: presentLastChange(sample.lastChange),
  };
}
