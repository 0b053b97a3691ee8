import { setupSteps, type SetupStep } from "../../../contract/index.js";
import { staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Setup } from "../models.js";
import { presentSetup } from "../presenter.js";
import { readSample, readSetup } from "../queries.js";

export interface SetupChange {
  /** All steps that are skipped; undefined leaves them. */
  skipped?: readonly SetupStep[] | undefined;
  hidden?: boolean | undefined;
}

/**
 * Skips steps of the checklist or hides it, and takes that back. What changes nothing is not recorded.
 *
 * @throws AppError 412 when `expected` is not the present version.
 */
export async function updateSetup(work: Work, change: SetupChange, expected: number | null): Promise<Setup> {
  await work.rows("SELECT 1 FROM setup FOR UPDATE");
  const before = await readSetup(work);
  if (expected !== null && expected !== before.version)
    throw staleVersion(presentSetup(before, await readSample(work)));

  const { skipped: wanted = before.skipped, hidden = before.hiddenAt !== null } = change;
  // In the checklist's order, each once.
  const skipped = setupSteps.filter((step) => wanted.includes(step));
  const isSame = skipped.join() === before.skipped.join() && hidden === (before.hiddenAt !== null);
  if (isSame) return before;

  const hiddenAt = hidden ? (before.hiddenAt ?? work.now) : null;
  await work.rows("UPDATE setup SET skipped = $1::text[], hidden_at = $2, version = version + 1", [skipped, hiddenAt]);
  await work.record({
    type: "setup.changed",
    object: { kind: "desk", id: 1 },
    data: { skipped, hidden },
    details: {
      changes: {
        skipped: { from: before.skipped, to: skipped },
        hidden: { from: before.hiddenAt !== null, to: hidden },
      },
    },
  });
  return { ...before, skipped, hiddenAt, version: before.version + 1 };
}
