import type { GroupTone } from "../../../contract/index.js";
import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import { newId } from "./new-id.js";

export interface NewCustomerGroup {
  name: string;
  description?: string | null | undefined;
  tone?: GroupTone | undefined;
}

/** @throws AppError 422 for a name that is taken. */
export async function createCustomerGroup(work: Work, group: NewCustomerGroup): Promise<number> {
  requireManager(work.actor);
  const { name, description = null, tone = "neutral" } = group;
  const id = await withUniqueName("customer group", () =>
    newId(
      work,
      "INSERT INTO customer_groups (name, description, tone, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
      // What the desk itself made is as it came.
      [name, description, tone, work.actor.id, work.actor.id === null ? null : work.now],
    ),
  );
  await work.record({
    type: "customer_group.created",
    object: { kind: "customer_group", id },
    data: { group_id: id, name },
    details: { changes: firstValues({ name, description, tone }) },
  });
  return id;
}
