import type { TicketDetail } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { answerWords } from "../../fields/answer-draft.js";
import { promiseName } from "../model/promise.js";
import { CopyReference } from "./copy-reference.js";

/** The facts of a complaint. */
export function ComplaintDetails({ ticket }: { ticket: TicketDetail }) {
  const { number, sla, closes_at: closesAt, urgent_reason: urgentReason } = ticket;
  const promised =
    sla && (sla.state === "on_track" || sla.state === "at_risk" || sla.state === "breached") ? sla.due_at : null;
  return (
    <section className="rounded-card border border-border bg-surface p-4">
      <h2 className="text-title font-semibold">{t("complaints.details")}</h2>
      <dl className="mt-3 flex flex-col gap-3">
        <Fact term={t("complaints.sent.reference")}>
          <span className="flex flex-wrap items-center gap-2">
            <bdi className="tabular-nums">{number}</bdi>
            <CopyReference number={number} />
          </span>
        </Fact>
        <Fact term={t("complaints.filed")}>
          <When at={ticket.received_at} as="due" />
        </Fact>
        <Fact term={t("complaints.topic_word")}>{ticket.category.name}</Fact>
        {ticket.fields.map((field) => {
          const words = field.applies ? answerWords(field, field.value) : null;
          return words === null ? null : (
            <Fact key={field.key} term={field.label}>
              <bdi className="break-words whitespace-pre-line">{words}</bdi>
            </Fact>
          );
        })}
        {ticket.assigned_agent && <Fact term={t("complaints.handled_by")}>{ticket.assigned_agent.full_name}</Fact>}
        {promised && sla && (
          <Fact term={promiseName(sla.metric)}>
            <When at={promised} as="due" />
          </Fact>
        )}
        {closesAt && (
          <Fact term={t("complaints.closes")}>
            <When at={closesAt} as="due" />
          </Fact>
        )}
        {ticket.requested_priority && <Fact term={t("complaints.urgency")}>{t("complaints.urgency.considered")}</Fact>}
        {urgentReason && <Fact term={t("complaints.urgent_word")}>{urgentReason}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-dense text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
