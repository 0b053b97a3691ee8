import type { Config } from "../../../config.js";
import { assignments, differences, type Difference } from "../../../platform/differences.js";
import { fieldErrors, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { DeskDoors } from "../doors.js";
import { columns, groupNames, groups, type Field } from "../groups.js";
import type { Settings } from "../models.js";
import { requireConfigurer } from "../policy.js";
import { presentSettings } from "../presenter.js";
import { forgetSettings, lastChanges, lockSettings } from "../queries.js";

/** What is `undefined` stays as it is. */
export type SettingsChange = { readonly [Name in Field]?: Settings[Name] | undefined };

export type Bounds = Pick<Config, "attachmentMaxBytes" | "attachmentMaxFiles" | "scanAt">;

/**
 * Changes settings, one event per group. What is already so is no change and records nothing.
 *
 * @param expected the version the caller read; null asks for nothing.
 * @throws AppError 403, 412 with the present settings, 422 for more than the installation allows.
 */
export async function changeSettings(
  work: Work,
  wanted: SettingsChange,
  { expected = null, bounds, doors }: { expected?: number | null; bounds: Bounds; doors: DeskDoors },
): Promise<void> {
  requireConfigurer(work.actor);
  const before = await lockSettings(work);
  if (expected !== null && expected !== before.version)
    throw staleVersion(presentSettings(before, await lastChanges(work), bounds));
  requireWithinBounds(wanted, bounds);
  const changes: Partial<Record<Field, Difference>> = differences(before, wanted);

  for (const group of groupNames) {
    const names: readonly Field[] = groups[group];
    const ofGroup = Object.fromEntries(Object.entries(changes).filter(([field]) => names.includes(field as Field)));
    if (Object.keys(ofGroup).length > 0) await changeGroup(work, group, ofGroup);
  }
  const rule = wanted.twoFactorRequired ?? before.twoFactorRequired;
  if (rule !== before.twoFactorRequired) await doors.demandChanged(work, before.twoFactorRequired, rule);
  work.afterCommit(forgetSettings);
}

async function changeGroup(
  work: Work,
  group: keyof typeof groups,
  changes: Partial<Record<Field, Difference>>,
): Promise<void> {
  const { sets, values } = assignments(columns, changes, 2);
  await work.rows(
    `UPDATE desk SET ${sets}, ${group}_changed_by = $1, ${group}_changed_at = $2, version = version + 1`,
    [work.actor.id, work.now, ...values],
  );
  await work.record({
    type: "desk.settings_changed",
    object: { kind: "desk", id: 1 },
    isInternal: true,
    data: { group, fields: Object.keys(changes) },
    details: { changes },
  });
}

function requireWithinBounds({ attachmentMaxBytes, attachmentMaxFiles }: SettingsChange, bounds: Bounds): void {
  const wrong: Record<string, string> = {};
  if (attachmentMaxBytes !== undefined && attachmentMaxBytes > bounds.attachmentMaxBytes)
    wrong.attachment_max_bytes = `This installation allows at most ${bounds.attachmentMaxBytes} bytes`;
  if (attachmentMaxFiles !== undefined && attachmentMaxFiles > bounds.attachmentMaxFiles)
    wrong.attachment_max_files = `This installation allows at most ${bounds.attachmentMaxFiles} files`;
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}
