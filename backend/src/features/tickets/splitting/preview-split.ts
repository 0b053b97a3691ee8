import type { SplitPreview } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { forbidden } from "../../../platform/errors.js";
import { foreseeSplit } from "../../sla/index.js";
import { canEdit } from "../policy.js";
import { requireSight } from "../sight.js";
import { lifeOf, messagesFrom } from "./messages.js";
import { placeOf, requireOwnMessages, type Split } from "./split-ticket.js";

/**
 * What a split would promise if it were made now: by the same rules, with nothing written or held.
 *
 * @throws AppError as `splitTicket` would.
 */
export async function previewSplit(
  queries: Queries,
  actor: Actor,
  sourceId: number,
  split: Omit<Split, "subject">,
  now: Date,
): Promise<SplitPreview> {
  const source = await requireSight(queries, actor, sourceId);
  if (!canEdit(actor, source)) throw forbidden("split this ticket");
  requireOwnMessages(source);
  const life = await lifeOf(queries, sourceId, await messagesFrom(queries, sourceId, split));
  const place = await placeOf(queries, actor, source, split.categoryId);
  const foreseen = await foreseeSplit(queries, { ...place, splitFrom: sourceId }, life, now);
  return { ...foreseen, server_time: now.toISOString() };
}
