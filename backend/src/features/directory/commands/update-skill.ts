import { AppError, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { categoriesWithSkill, lockSkill } from "../skills.js";
import { presentSkill } from "../team-presenter.js";
import { withUniqueName } from "../unique-name.js";

/**
 * Renames a skill, puts it away or restores it. Levels stay with people either way.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 409 `skill.in_use`, 422 for a name that is taken.
 */
export async function updateSkill(
  work: Work,
  id: number,
  change: { name?: string | undefined; archived?: boolean | undefined },
  expected: number | null,
): Promise<void> {
  requireManager(work.actor);
  const before = await lockSkill(work, id);
  if (!before) throw notFound("Skill");
  if (expected !== null && expected !== before.version) throw staleVersion(presentSkill(before));
  const wasArchived = before.archivedAt !== null;
  const { name = before.name, archived = wasArchived } = change;
  if (name === before.name && archived === wasArchived) return;
  if (archived && !wasArchived) await requireUnused(work, id, before.name);

  await withUniqueName("skill", () =>
    work.rows(
      `UPDATE skills SET name = $2, archived_at = CASE WHEN $3::boolean THEN coalesce(archived_at, $4::timestamptz) END,
              changed_at = $4::timestamptz, changed_by = $5, version = version + 1
       WHERE id = $1`,
      [id, name, archived, work.now, work.actor.id],
    ),
  );
  if (name !== before.name) {
    await work.record({
      type: "skill.renamed",
      object: { kind: "skill", id },
      data: { skill_id: id, from: before.name, to: name },
      details: { changes: { name: { from: before.name, to: name } } },
    });
  }
  if (archived !== wasArchived) {
    await work.record({
      type: archived ? "skill.archived" : "skill.restored",
      object: { kind: "skill", id },
      data: { skill_id: id },
      details: { changes: { archived: { from: wasArchived, to: archived } } },
    });
  }
}

async function requireUnused(work: Work, id: number, name: string): Promise<void> {
  const categories = await categoriesWithSkill(work, id);
  if (categories === 0) return;
  const asking = categories === 1 ? "1 category asks" : `${categories} categories ask`;
  throw new AppError("skill.in_use", 409, `${name} is still needed: ${asking} for it`);
}
