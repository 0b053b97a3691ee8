import { useMutation } from "@tanstack/react-query";
import type { RequestOf } from "@redress/backend/contract";
import { useEffect, useRef } from "react";
import { Banner } from "../../components/ui/banner.js";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { ProgressBar } from "../../components/ui/progress-bar.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { api } from "../../lib/api.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { ImpactResult } from "./impact-result.js";
import { runWords, useApplyRun, type Applied } from "./use-apply-run.js";

export interface ApplyCardProps extends Applied {
  /** What is saved now, with its id: what "See what would change" asks about. */
  draft: RequestOf<"slaImpact">["body"];
  /** Open tickets that still count by an earlier version. The card is there while there are some, and while it is applied. */
  ticketsOnOlder: number;
}

/**
 * After a policy or calendar was saved: the open tickets keep what they were promised until somebody applies it to them.
 *
 * Give it the version as its `key`, so that a newer save begins without what was asked about an older one.
 */
export function ApplyCard({ kind, id, draft, ticketsOnOlder }: ApplyCardProps) {
  const { run: followed, apply, isEndKnown } = useApplyRun({ kind, id });
  // One that began before the newest save leaves tickets behind, which can be applied to in their turn.
  const run = isEndKnown && ticketsOnOlder > 0 ? undefined : followed;
  const impact = useMutation({ mutationFn: () => api.slaImpact({ body: draft }) });
  const card = useRef<HTMLDivElement>(null);
  // The button that was pressed gives way to the progress.
  useEffect(() => {
    if (apply.isSuccess) card.current?.focus();
  }, [apply.isSuccess]);
  if (ticketsOnOlder === 0 && !run) return null;
  const problem = apply.error ?? impact.error;
  return (
    <div ref={card} tabIndex={-1}>
      <Card title={titleOf(kind, run?.state, ticketsOnOlder)}>
        {run?.state === "running" ? (
          <ProgressBar
            label={t("apply.running")}
            value={run.done}
            max={Math.max(run.total, 1)}
            valueText={t("apply.of", { done: formatNumber(run.done), total: formatNumber(run.total) })}
          />
        ) : run ? (
          <p>{runWords(run)}</p>
        ) : (
          <>
            <p className="max-w-prose text-muted">{t("apply.about")}</p>
            {impact.isPending && (
              <SkeletonRegion>
                <Skeleton className="h-6 w-3/4" />
              </SkeletonRegion>
            )}
            {impact.data && <ImpactResult impact={impact.data} />}
            {problem && (
              <Banner tone="danger" live="alert">
                {problemText(problem)}
              </Banner>
            )}
            <div className="flex flex-wrap gap-2">
              <Button busy={impact.isPending} onClick={() => impact.mutate()}>
                {t("apply.see")}
              </Button>
              <Button busy={apply.isPending} onClick={() => apply.mutate()}>
                {t("apply.apply")}
              </Button>
            </div>
          </>
        )}
      </Card>
    </div>
  );
}

function titleOf(kind: Applied["kind"], state: "running" | "done" | undefined, count: number): string {
  if (state === "done") return t("apply.title.done");
  if (state === "running") return t("apply.title.running");
  return kind === "calendar" ? t("apply.title.calendar", { count }) : t("apply.title.policy", { count });
}
