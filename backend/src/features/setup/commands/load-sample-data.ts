import type { Work } from "../../../platform/work.js";
import { showAll } from "../kept-samples.js";
import { lockSample } from "../queries.js";

/**
 * Asks for the sample data: the first time a job makes them, later the same ones come into sight again. Asking twice,
 * or two at once, makes one set.
 *
 * @returns whether they are there already; false: a job is at it.
 */
export async function loadSampleData(work: Work): Promise<boolean> {
  const { state, hiddenAt } = await lockSample(work);
  switch (state) {
    case "shown":
      return true;
    case "hidden":
      await showSamples(work, hiddenAt);
      return true;
    case "none":
      await work.rows("UPDATE sample_data SET state = 'loading', percent = 0, changed_by = $1, changed_at = $2", [
        work.actor.id,
        work.now,
      ]);
      await work.record({ type: "sample_data.requested", object: { kind: "desk", id: 1 } });
      break;
    case "loading":
      break;
  }
  // Also for who asks again: a job that has failed too often would never be taken up by itself.
  await work.addJob("make_sample_data", {}, { key: "make_sample_data" });
  return false;
}

async function showSamples(work: Work, hiddenAt: Date | null): Promise<void> {
  await showAll(work);
  // Those that somebody deleted before stay deleted.
  await work.rows(
    "UPDATE tickets SET hidden_at = NULL, version = version + 1 WHERE is_sample AND hidden_at = $1::timestamptz",
    [hiddenAt],
  );
  await work.rows("UPDATE sample_data SET state = 'shown', hidden_at = NULL, changed_by = $1, changed_at = $2", [
    work.actor.id,
    work.now,
  ]);
  await work.record({ type: "sample_data.shown", object: { kind: "desk", id: 1 } });
}
