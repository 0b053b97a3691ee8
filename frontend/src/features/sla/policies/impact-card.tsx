import { useMutation } from "@tanstack/react-query";
import type { SlaPolicyDraft } from "@redress/backend/contract";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { ImpactResult } from "../impact-result.js";

/** Whom a saved policy is for: complaints from now on, or the open tickets too. */
export type Reach = "new" | "open";

export interface ImpactCardProps {
  policyId: number | null;
  /** What would be saved; null while it cannot be calculated. */
  draft: SlaPolicyDraft | null;
  reach: Reach;
  onReach: (reach: Reach) => void;
}

/** Before saving: what it would do to the open tickets, and whether it is to. */
export function ImpactCard({ policyId, draft, reach, onReach }: ImpactCardProps) {
  const body = draft && { policy_id: policyId, policy: draft };
  const impact = useMutation({ mutationFn: (asked: NonNullable<typeof body>) => api.slaImpact({ body: asked }) });
  const isPresent = JSON.stringify(impact.variables) === JSON.stringify(body);
  return (
    <Card title={t("sla_policies.impact")}>
      {impact.data && isPresent ? (
        <div className="flex flex-col gap-1">
          <p>{t("sla_policies.impact.matching", { count: impact.data.matching })}</p>
          <ImpactResult impact={impact.data} />
        </div>
      ) : (
        <>
          {impact.error && isPresent && (
            <Banner tone="danger" live="alert">
              {problemText(impact.error)}
            </Banner>
          )}
          <Button
            className="self-start"
            busy={impact.isPending}
            disabled={body === null}
            onClick={() => body && impact.mutate(body)}
          >
            {t("apply.see")}
          </Button>
        </>
      )}
      <RadioGroup
        label={t("sla_policies.reach")}
        options={[
          { value: "new", label: t("sla_policies.reach.new"), hint: t("sla_policies.reach.new.hint") },
          { value: "open", label: t("sla_policies.reach.open"), hint: t("sla_policies.reach.open.hint") },
        ]}
        value={reach}
        onChange={(event) => onReach(event.target.value as Reach)}
      />
    </Card>
  );
}
