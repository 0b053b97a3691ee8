import type { SlaPolicyRow } from "@redress/backend/contract";
import { useState } from "react";
import { useKeptFocus } from "../../../components/ui/reorder.js";
import { useRowDrag } from "../../../components/ui/row-drag.js";
import { t } from "../../../lib/i18n.js";
import { DeletePolicy } from "./delete-policy.js";
import { LABELS, type Named } from "./names.js";
import { movable, placeAt, placeBy } from "./policy-places.js";
import { PolicyRow } from "./policy-row.js";
import { useArrangePolicies } from "./use-arrange-policies.js";
import { useChoices } from "./use-choices.js";

/** In the order in which they are tried: dragged, moved by keys and buttons. The default one stays the last. */
export function PolicyList({ policies }: { policies: readonly SlaPolicyRow[] }) {
  const [deleting, setDeleting] = useState<SlaPolicyRow | null>(null);
  const { move, turn } = useArrangePolicies();
  const { nameOf } = useChoices(pointedTo(policies));
  useKeptFocus(policies.map(({ id }) => id).join());
  const { dragged, listRef, grab } = useRowDrag((id, { gap }) => {
    const policy = policies.find((one) => one.id === id);
    const place = placeAt(policies, id, gap);
    if (policy && place) move(policy, place);
  });
  const lands = dragged !== null && placeAt(policies, dragged.id, dragged.gap) !== null;
  const last = movable(policies).length - 1;
  /** Where a line says that the dragged one would land: before a row, or after the last that can be moved. */
  const lineAt = (index: number) => {
    if (!lands) return null;
    if (dragged.gap === index && index <= last) return "before";
    return index === last && dragged.gap > last ? "after" : null;
  };
  return (
    <>
      <ol
        ref={listRef}
        aria-label={t("sla_policies.title")}
        className="rounded-card border border-border bg-surface text-agent"
      >
        {policies.map((policy, index) => (
          <PolicyRow
            key={policy.id}
            policy={policy}
            number={index + 1}
            nameOf={nameOf}
            line={lineAt(index)}
            isDragged={dragged?.id === policy.id}
            placeBy={(way) => placeBy(policies, policy.id, way)}
            onMove={(place) => move(policy, place)}
            onGrab={grab(policy.id)}
            onTurn={(isOn) => turn(policy, isOn)}
            onDelete={() => setDeleting(policy)}
          />
        ))}
      </ol>
      <DeletePolicy policy={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

/** What the conditions name: only that is looked up. */
function pointedTo(policies: readonly SlaPolicyRow[]): ReadonlySet<Named> {
  const kinds = (Object.keys(LABELS) as Named[]).filter(
    (kind) => kind !== "people" && kind !== "teams" && policies.some(({ conditions }) => conditions[kind].length > 0),
  );
  return new Set(kinds);
}
