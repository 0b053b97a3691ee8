import { notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { presentCustomerGroup } from "../customer-group-presenter.js";
import { lockCustomerGroup } from "../customer-groups.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import type { NewCustomerGroup } from "./create-customer-group.js";

/** `undefined` leaves it. */
export interface CustomerGroupChange extends Partial<NewCustomerGroup> {
  archived?: boolean | undefined;
}

/** @throws AppError 404, 412 when `expected` is not the present version, 422 for a name that is taken. */
export async function updateCustomerGroup(
  work: Work,
  id: number,
  change: CustomerGroupChange,
  expected: number | null,
): Promise<void> {
  requireManager(work.actor);
  const before = await lockCustomerGroup(work, id);
  if (!before) throw notFound("Customer group");
  if (expected !== null && expected !== before.version) throw staleVersion(presentCustomerGroup(before));

  const isArchived = before.archivedAt !== null;
  const { name = before.name, description = before.description, tone = before.tone, archived = isArchived } = change;
  const changes = Object.fromEntries(
    Object.entries({
      name: { from: before.name, to: name },
      description: { from: before.description, to: description },
      tone: { from: before.tone, to: tone },
    }).filter(([, { from, to }]) => from !== to),
  );
  const fields = Object.keys(changes);
  if (fields.length === 0 && archived === isArchived) return;

  await withUniqueName("customer group", () =>
    work.rows(
      `UPDATE customer_groups SET name = $2, description = $3, tone = $4,
              archived_at = CASE WHEN $5::boolean THEN coalesce(archived_at, $6::timestamptz) END,
              changed_at = $6::timestamptz, changed_by = $7, version = version + 1
       WHERE id = $1`,
      [id, name, description, tone, archived, work.now, work.actor.id],
    ),
  );
  if (fields.length > 0)
    await work.record({
      type: "customer_group.updated",
      object: { kind: "customer_group", id },
      data: { group_id: id, fields },
      details: { changes },
    });
  if (archived !== isArchived)
    await work.record({
      type: archived ? "customer_group.archived" : "customer_group.restored",
      object: { kind: "customer_group", id },
      data: { group_id: id },
      details: { changes: { archived: { from: isArchived, to: archived } } },
    });
}
