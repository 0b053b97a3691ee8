import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";

/** @param level 1 (has heard of it) to 5 (teaches it). */
export async function setPersonSkill(
  work: Work,
  { personId, skillId, level }: { personId: number; skillId: number; level: number },
): Promise<void> {
  requireManager(work.actor);
  await work.rows(
    `INSERT INTO person_skills (person_id, skill_id, level) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, skill_id) DO UPDATE SET level = EXCLUDED.level`,
    [personId, skillId, level],
  );
  await work.record({ type: "person.skill_set", data: { person_id: personId, skill_id: skillId, level } });
}
