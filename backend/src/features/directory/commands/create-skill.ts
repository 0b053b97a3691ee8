import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import { newId } from "./new-id.js";

/** @throws AppError 422 for a name that is taken. */
export async function createSkill(work: Work, name: string): Promise<number> {
  requireManager(work.actor);
  const id = await withUniqueName("skill", () =>
    newId(work, "INSERT INTO skills (name, changed_by, changed_at) VALUES ($1, $2, $3) RETURNING id", [
      name,
      work.actor.id,
      work.actor.id === null ? null : work.now,
    ]),
  );
  await work.record({
    type: "skill.created",
    object: { kind: "skill", id },
    data: { skill_id: id, name },
    details: { changes: firstValues({ name }) },
  });
  return id;
}
