import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { hideUnused } from "../kept-samples.js";
import { lockSample } from "../queries.js";

/**
 * Puts the sample data out of everybody's sight; nothing is erased. Where they are out of sight already, what was kept
 * for something real is looked at anew.
 *
 * @throws AppError 409 `sample_data.loading` while a job is making them.
 */
export async function removeSampleData(work: Work): Promise<void> {
  const { state } = await lockSample(work);
  if (state === "none") return;
  if (state === "loading") {
    throw new AppError("sample_data.loading", 409, "The sample data are being made; remove them when they are there");
  }
  await hideUnused(work);
  if (state === "hidden") return;
  await work.rows("UPDATE people SET is_hidden = true WHERE is_sample");
  await work.rows(
    "UPDATE tickets SET hidden_at = $1::timestamptz, version = version + 1 WHERE is_sample AND hidden_at IS NULL",
    [work.now],
  );
  await work.rows("UPDATE sample_data SET state = 'hidden', hidden_at = $2, changed_by = $1, changed_at = $2", [
    work.actor.id,
    work.now,
  ]);
  await work.record({ type: "sample_data.hidden", object: { kind: "desk", id: 1 } });
}
