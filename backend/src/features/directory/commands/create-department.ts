import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { newId } from "./new-id.js";

export async function createDepartment(
  work: Work,
  { organizationId, name }: { organizationId: number; name: string },
): Promise<number> {
  requireManager(work.actor);
  const id = await newId(work, "INSERT INTO departments (organization_id, name) VALUES ($1, $2) RETURNING id", [
    organizationId,
    name,
  ]);
  await work.record({ type: "department.created", data: { department_id: id, organization_id: organizationId, name } });
  return id;
}
