import type { z } from "zod";
import type { updateSlaPolicyBody } from "../../../../contract/index.js";
import { AppError, staleVersion } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { withUniqueName } from "../../../directory/index.js";
import { requireSlaManager } from "../../calendars/policy.js";
import type { SlaDefinition } from "../definition.js";
import { definitionChanges, type Changes } from "../differences.js";
import { resolveDefinition } from "../draft.js";
import { lockPolicy } from "../lock-policies.js";
import { showPolicy } from "../presenter.js";
import type { SavedPolicy } from "../queries.js";
import { saveVersion } from "../save-version.js";
import { typedTargets } from "../typed-targets.js";

export type SlaPolicyChange = z.output<typeof updateSlaPolicyBody>;

/**
 * Changes a policy; what is not sent stays. Another definition is a new version: open tickets keep theirs until it is
 * applied to them. A name, on and off are none, and what is so already is no change.
 *
 * Durations come to seconds by the calendar's hours of this moment, but only where targets or the calendar are sent:
 * another calendar gives what was typed ("2d") a new length, and a policy whose warnings alone are changed goes on
 * promising what it did, also when its calendar opens longer by now.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 409 `sla_policy.default` when the default one
 *   is to be switched off, 422 with a message per field.
 */
export async function updatePolicy(
  work: Work,
  id: number,
  change: SlaPolicyChange,
  expected: number | null,
): Promise<void> {
  requireSlaManager(work.actor);
  const before = await lockPolicy(work, id);
  if (expected !== null && expected !== before.version) throw staleVersion(await showPolicy(work, before));
  const { name = before.name, is_on: isOn = before.isOn, ...sent } = change;
  if (before.isDefault && !isOn)
    throw new AppError("sla_policy.default", 409, `${before.name} is the default policy: it is always on`);

  const definition = isEmpty(sent) ? before : await resolveWanted(work, before, sent);
  const redefined = definitionChanges(before, definition);
  const changes: Changes = { ...(name !== before.name && { name: { from: before.name, to: name } }), ...redefined };
  const isSwitched = isOn !== before.isOn;
  if (Object.keys(changes).length === 0 && !isSwitched) return;

  await withUniqueName("policy", () =>
    work.rows(
      "UPDATE sla_policies SET name = $2, is_on = $3, changed_at = $4, changed_by = $5, version = version + 1 WHERE id = $1",
      [id, name, isOn, work.now, work.actor.id],
    ),
  );
  if (Object.keys(redefined).length > 0) await saveVersion(work, id, before.definitionVersion + 1, definition);
  await recordChange(work, id, changes, isSwitched ? isOn : null);
}

type Sent = Omit<SlaPolicyChange, "name" | "is_on">;

const isEmpty = (sent: Sent): boolean => Object.values(sent).every((value) => value === undefined);

/** What is sent laid over what there is, judged as a whole. */
function resolveWanted(work: Work, before: SavedPolicy, sent: Sent): Promise<SlaDefinition> {
  const isReckonedAnew = sent.targets !== undefined || sent.calendar_id !== undefined;
  const wanted = {
    conditions: sent.conditions ?? before.conditions,
    calendar_id: sent.calendar_id ?? before.calendarId,
    targets: isReckonedAnew ? (sent.targets ?? typedTargets(before.targets)) : { kept: before.targets },
    pausing: sent.pausing ?? before.pausing,
    warn_percents: sent.warn_percents ?? before.warnPercents,
    reopening: sent.reopening ?? before.reopening,
    valid_from: sent.valid_from === undefined ? before.validFrom : sent.valid_from,
    valid_until: sent.valid_until === undefined ? before.validUntil : sent.valid_until,
    steps: sent.steps ?? before.steps,
  };
  return resolveDefinition(work, wanted, { before, hold: true });
}

/** Switching on and off is a happening of its own; what else changed with it is one more. */
async function recordChange(work: Work, id: number, changes: Changes, isOn: boolean | null): Promise<void> {
  const fields = Object.keys(changes);
  if (fields.length > 0)
    await work.record({
      type: "sla_policy.updated",
      object: { kind: "sla_policy", id },
      data: { policy_id: id, fields },
      details: { changes },
    });
  if (isOn !== null)
    await work.record({
      type: "sla_policy.switched",
      object: { kind: "sla_policy", id },
      data: { policy_id: id, is_on: isOn },
      details: { changes: { is_on: { from: !isOn, to: isOn } } },
    });
}
