import type { TicketDetail } from "@redress/backend/contract";
import { ArrowLeft } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { Link, useLocation } from "react-router-dom";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";
import { HowWeCount } from "./how-we-count.js";
import { AddresseeCard } from "./addressee-card.js";
import { AnswerArea } from "./answer-area.js";
import { ComplaintDetails } from "./complaint-details.js";
import { Conversation } from "./conversation.js";
import { NeedsYou } from "./needs-you.js";
import { OwnerActions } from "./owner-actions.js";
import { PromiseLine } from "./promise-line.js";
import { StatusSteps } from "./status-steps.js";

export interface ComplaintViewProps {
  ticket: TicketDetail;
  onRefresh: () => void;
  /** Stands in the place of the way back to all complaints, for readers who have no list of them. */
  top?: ReactNode;
}

export function ComplaintView({ ticket, onRefresh, top }: ComplaintViewProps) {
  useRefreshAt(ticket.sla?.next_change_at ?? null, onRefresh);
  useLinkedMessage();
  const { number, subject, status } = ticket;
  return (
    <div className="flex flex-col gap-5 px-4 py-4 md:py-8">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {top ?? (
          <Link
            to="/complaints"
            className="inline-flex min-h-6 items-center gap-1 rounded-chip text-link hover:underline touch-target"
          >
            <ArrowLeft aria-hidden className="size-4 flip-rtl" />
            {t("complaints.all")}
          </Link>
        )}
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <bdi className="text-muted tabular-nums">{number}</bdi>
          <StatusBadge status={status} audience="customer" filled />
        </span>
      </div>
      <FocusHeading title={`${number} ${subject}`} focusKey={number} hero>
        <bdi>{subject}</bdi>
      </FocusHeading>
      <StatusSteps ticket={ticket} />
      <NeedsYou ticket={ticket} />
      <div className="flex flex-col items-start gap-1">
        <PromiseLine complaint={ticket} explained />
        <HowWeCount ticket={ticket} />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_16rem]">
        <section aria-label={t("complaints.ticket.conversation")} className="flex min-w-0 flex-col gap-5">
          <Conversation ticket={ticket} leadsOn={top === undefined} />
          <AnswerArea ticket={ticket} />
        </section>
        <aside aria-label={t("complaints.details")} className="flex flex-col gap-4">
          <ComplaintDetails ticket={ticket} />
          <AddresseeCard addressee={ticket.addressee} />
          <OwnerActions ticket={ticket} />
        </aside>
      </div>
    </div>
  );
}

/** Asks again once the promise changes by itself: at risk, overdue. */
function useRefreshAt(changeAt: string | null, onRefresh: () => void): void {
  const now = useNow();
  const due = changeAt !== null && Date.parse(changeAt) <= now;
  useEffect(() => {
    if (due) onRefresh();
    // Once for each instant: the answer brings the next one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [due, changeAt]);
}

/** Brings the message into view that a notification or mail led to: "#comment-12". */
function useLinkedMessage(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.startsWith("#comment-")) document.getElementById(hash.slice(1))?.scrollIntoView?.({ block: "center" });
  }, [hash]);
}
