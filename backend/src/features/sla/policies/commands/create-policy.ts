import type { SlaPolicyDraft } from "../../../../contract/index.js";
import { fieldErrors } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { withUniqueName } from "../../../directory/index.js";
import { requireSlaManager } from "../../calendars/policy.js";
import { definitionChanges } from "../differences.js";
import { resolveDefinition } from "../draft.js";
import { lockPolicies } from "../lock-policies.js";
import { saveVersion } from "../save-version.js";

/**
 * Adds a policy, last before the default one. Open tickets keep what they were promised.
 *
 * @throws AppError 422 with a message per field: a name that is taken, targets that cannot be, and so on.
 */
export async function createPolicy(work: Work, draft: SlaPolicyDraft): Promise<number> {
  requireSlaManager(work.actor);
  if (draft.is_default) throw fieldErrors({ is_default: "There is one already" });
  await lockPolicies(work);
  const definition = await resolveDefinition(work, draft, { before: null, hold: true });
  const { name, is_on: isOn } = draft;
  const row = await withUniqueName("policy", () =>
    work.one<{ id: number }>(
      `INSERT INTO sla_policies (name, is_on, position, changed_at, changed_by)
       VALUES ($1, $2, (SELECT coalesce(max(position), 0) + 1 FROM sla_policies WHERE deleted_at IS NULL), $3, $4) RETURNING id`,
      // What the desk itself made is as it came.
      [name, isOn, work.actor.id === null ? null : work.now, work.actor.id],
    ),
  );
  if (!row) throw new Error("The policy was not written");
  await saveVersion(work, row.id, 1, definition);
  await work.record({
    type: "sla_policy.created",
    object: { kind: "sla_policy", id: row.id },
    data: { policy_id: row.id, name, is_on: isOn },
    details: { changes: definitionChanges(null, definition) },
  });
  return row.id;
}
