import { AppError, fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";

export interface LevelToSet {
  personId: number;
  skillId: number;
  /** 1 (has heard of it) to 5 (teaches it); 0 takes the skill away. */
  level: number;
  /** What the caller saw; when it is no longer so, nothing is written. */
  was?: number | undefined;
}

interface Cell {
  person_id: number;
  skill_id: number;
  level: number;
}

/**
 * Sets cells of the skills matrix, all or none. Returns them as they are now; a cell that is already so is no event.
 *
 * @throws AppError 409 `skill.level_changed` with the cells that somebody else has set meanwhile, 422 for people who do
 *   not work here, skills that are not in use, and a cell that is named twice.
 */
export async function setSkillLevels(work: Work, levels: readonly LevelToSet[]): Promise<Cell[]> {
  requireManager(work.actor);
  await requireKnown(work, levels);
  const stored = await lockCells(work, levels);
  const levelOf = ({ personId, skillId }: LevelToSet) => stored.get(`${personId}:${skillId}`) ?? 0;
  const stale = levels.filter((cell) => cell.was !== undefined && cell.was !== levelOf(cell));
  if (stale.length > 0) {
    const current = stale.map((cell) => cellOf(cell, levelOf(cell)));
    throw new AppError("skill.level_changed", 409, "Somebody else has set this level meanwhile", { current });
  }

  for (const cell of levels.filter((each) => each.level !== levelOf(each))) {
    const { personId, skillId, level } = cell;
    if (level === 0) {
      await work.rows("DELETE FROM person_skills WHERE person_id = $1 AND skill_id = $2", [personId, skillId]);
    } else {
      await work.rows(
        `INSERT INTO person_skills (person_id, skill_id, level) VALUES ($1, $2, $3)
         ON CONFLICT (person_id, skill_id) DO UPDATE SET level = EXCLUDED.level`,
        [personId, skillId, level],
      );
    }
    await work.record({
      type: "person.skill_set",
      object: { kind: "person", id: personId },
      data: { person_id: personId, skill_id: skillId, from: levelOf(cell), to: level },
      details: { changes: { level: { from: levelOf(cell), to: level } } },
    });
  }
  return levels.map((cell) => cellOf(cell, cell.level));
}

const cellOf = ({ personId, skillId }: LevelToSet, level: number): Cell => ({
  person_id: personId,
  skill_id: skillId,
  level,
});

/**
 * The levels as stored. A cell without a row cannot be held, so its person is: two editors of one row of the matrix
 * come one after the other.
 */
async function lockCells(work: Work, levels: readonly LevelToSet[]): Promise<Map<string, number>> {
  const people = [...new Set(levels.map(({ personId }) => personId))];
  await work.rows("SELECT 1 FROM people WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE", [people]);
  const rows = await work.rows<Cell>(
    "SELECT person_id, skill_id, level::integer FROM person_skills WHERE person_id = ANY ($1::bigint[])",
    [people],
  );
  return new Map(rows.map(({ person_id: person, skill_id: skill, level }) => [`${person}:${skill}`, level]));
}

async function requireKnown(work: Work, levels: readonly LevelToSet[]): Promise<void> {
  const known = await work.one<{ people: number[]; skills: number[] }>(
    `SELECT coalesce((SELECT json_agg(p.id) FROM people p JOIN roles r ON r.id = p.role_id AND r.is_staff
                      WHERE p.id = ANY ($1::bigint[]) AND p.deactivated_at IS NULL AND NOT p.is_hidden), '[]') AS people,
            coalesce((SELECT json_agg(id) FROM skills WHERE id = ANY ($2::bigint[]) AND archived_at IS NULL AND NOT is_hidden), '[]') AS skills`,
    [levels.map(({ personId }) => personId), levels.map(({ skillId }) => skillId)],
  );
  const [people, skills] = [new Set(known?.people), new Set(known?.skills)];
  const seen = new Set<string>();
  const wrong: Record<string, string> = {};
  for (const [index, { personId, skillId }] of levels.entries()) {
    const key = `${personId}:${skillId}`;
    if (!people.has(personId)) wrong[`levels.${index}.person_id`] = "Choose an active member of staff";
    if (!skills.has(skillId)) wrong[`levels.${index}.skill_id`] = "There is no such skill";
    if (seen.has(key)) wrong[`levels.${index}`] = "This cell is there twice";
    seen.add(key);
  }
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}
