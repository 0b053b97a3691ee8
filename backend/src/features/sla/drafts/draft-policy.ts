import type { Metric, Priority, SlaPolicyDraft } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import type { WeekHours } from "../engine/calendar/hours.js";
import type { PolicyVersion, Target } from "../engine/types.js";
import type { ResolvedTargets } from "../policies/definition.js";
import { resolveDraft } from "../policies/draft.js";

/** No version has this id: a draft has not been saved. */
export const DRAFT_VERSION = 0;
/** No policy has this id: a draft that is of none yet. */
const NEW_POLICY = 0;

/**
 * A draft as the version it would be saved as.
 *
 * @throws AppError 404 for a `policyId` that there is none of, 422 with a message per field.
 */
export async function draftVersion(
  queries: Queries,
  draft: SlaPolicyDraft,
  { policyId = null, draftHours }: { policyId?: number | null; draftHours?: WeekHours | undefined },
): Promise<PolicyVersion> {
  const { name, targets, ...definition } = await resolveDraft(queries, draft, { policyId, draftHours });
  const standing = await queries.one<{ is_default: boolean }>("SELECT is_default FROM sla_policies WHERE id = $1", [
    policyId,
  ]);
  return {
    ...definition,
    id: DRAFT_VERSION,
    policyId: policyId ?? NEW_POLICY,
    policyName: name,
    version: 0,
    isDefault: standing?.is_default ?? false,
    targets: promisedOf(targets),
  };
}

/** What is not promised is left out. */
function promisedOf(targets: ResolvedTargets): PolicyVersion["targets"] {
  const of = (priority: Priority) =>
    Object.fromEntries(
      (Object.entries(targets[priority]) as [Metric, Target | null][]).flatMap(([metric, target]) =>
        target ? [[metric, target]] : [],
      ),
    ) as Partial<Record<Metric, Target>>;
  return { low: of("low"), medium: of("medium"), high: of("high"), critical: of("critical") };
}
