import type { SlaImpact } from "@redress/backend/contract";
import { ArrowRight } from "lucide-react";
import { Link } from "react-router-dom";
import { When } from "../../components/ui/when.js";
import { t } from "../../lib/i18n.js";

/** What applying would do, in a sentence, with some of the tickets it would happen to. */
export function ImpactResult({ impact }: { impact: SlaImpact }) {
  const { moving, overdue, open_tickets: open, examined, examples } = impact;
  return (
    <div className="flex flex-col gap-2">
      <p>
        <span className="font-medium">{t("apply.impact.moving", { count: moving })}</span>{" "}
        {moving > 0 && t("apply.impact.overdue", { count: overdue })}
      </p>
      {examined < open && <p className="text-dense text-muted">{t("apply.impact.examined", { examined, open })}</p>}
      {examples.length > 0 && (
        <ul aria-label={t("apply.impact.examples")} className="flex flex-col rounded-card border border-border">
          {examples.map((example) => (
            <li
              key={`${example.ticket_id} ${example.metric}`}
              className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-border px-3 py-2 text-dense last:border-b-0"
            >
              <Link
                to={`/queue/all?ticket=${example.ticket_id}`}
                className="inline-flex min-h-6 min-w-0 flex-1 basis-52 items-center gap-2 text-link hover:underline touch-target"
              >
                <bdi className="shrink-0 whitespace-nowrap">{example.number}</bdi>
                <bdi className="truncate">{example.subject}</bdi>
              </Link>
              <Move {...example} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Move({ metric, from, to, state }: SlaImpact["examples"][number]) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
      <span className="text-muted">{t(`ui.sla.metric.${metric}`)}</span>
      {from ? <When at={from} as="due" /> : <span>{t("apply.impact.no_due")}</span>}
      <ArrowRight aria-hidden className="size-3.5 shrink-0 self-center text-muted flip-rtl" />
      <span className="sr-only">{t("apply.impact.becomes")}</span>
      {to ? <When at={to} as="due" className="font-medium" /> : <span>{t("apply.impact.no_due")}</span>}
      {state === "breached" && <span className="font-medium text-danger-fg">{t("apply.impact.would_be_overdue")}</span>}
    </span>
  );
}
