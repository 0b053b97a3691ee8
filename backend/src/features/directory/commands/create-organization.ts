import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { newId } from "./new-id.js";

export async function createOrganization(work: Work, name: string): Promise<number> {
  requireManager(work.actor);
  const id = await newId(work, "INSERT INTO organizations (name) VALUES ($1) RETURNING id", [name]);
  await work.record({ type: "organization.created", data: { organization_id: id, name } });
  return id;
}
