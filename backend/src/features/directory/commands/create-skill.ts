import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { newId } from "./new-id.js";

export async function createSkill(work: Work, name: string): Promise<number> {
  requireManager(work.actor);
  const id = await newId(work, "INSERT INTO skills (name) VALUES ($1) RETURNING id", [name]);
  await work.record({ type: "skill.created", data: { skill_id: id, name } });
  return id;
}
