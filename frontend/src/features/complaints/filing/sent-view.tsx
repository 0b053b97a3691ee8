import type { TicketDetail } from "@redress/backend/contract";
import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { When } from "../../../components/ui/when.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { viewer, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { AddresseeCard } from "../ticket/addressee-card.js";
import { CopyReference } from "../ticket/copy-reference.js";

export interface SentViewProps {
  ticket: TicketDetail;
  /** Where a copy went, as a sentence. */
  mailed: string | null;
  /** Ways on from here. */
  children: ReactNode;
}

/** What was sent, and what is promised now. */
export function SentView({ ticket, mailed, children }: SentViewProps) {
  const { timeZone } = useStore(viewer);
  const support = useAppInfo()?.support_contact;
  const dueOf = (metric: "first_response" | "resolution") =>
    ticket.clocks.find((clock) => clock.metric === metric)?.due_at ?? null;
  const reply = dueOf("first_response");
  const answer = dueOf("resolution");
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-6 px-4 py-4 md:py-8">
      <section className="flex flex-col gap-3 rounded-card border border-ok-bd bg-ok-bg p-5 text-ok-fg md:p-8">
        <CircleCheck aria-hidden className="size-8" />
        <FocusHeading title={t("complaints.sent.title")} hero>
          {t("complaints.sent.title")}
        </FocusHeading>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>{t("complaints.sent.reference")}</span>
          <bdi className="text-title font-semibold tabular-nums">{ticket.number}</bdi>
          <CopyReference number={ticket.number} />
        </div>
        {mailed !== null && <p>{mailed}</p>}
      </section>
      <section aria-labelledby="next">
        <h2 id="next" className="text-title font-semibold">
          {t("complaints.sent.next")}
        </h2>
        <ol className="mt-3 flex list-decimal flex-col gap-3 ps-6">
          <NextStep at={ticket.received_at}>{t("complaints.sent.step_read")}</NextStep>
          {reply && <NextStep at={reply}>{t("complaints.sent.step_reply")}</NextStep>}
          {answer && <NextStep at={answer}>{t("complaints.sent.step_answer")}</NextStep>}
        </ol>
        {reply && (
          <p className="mt-3 text-dense text-muted">
            {t("complaints.sent.zone", { zone: `${timeZone} (${zoneName(reply, timeZone)})` })}
          </p>
        )}
      </section>
      <AddresseeCard addressee={ticket.addressee} />
      {support && (
        <p>
          <span className="font-medium">{t("complaints.sent.help")}</span> {support}
        </p>
      )}
      {children}
    </div>
  );
}

function NextStep({ at, children }: { at: string; children: ReactNode }) {
  return (
    <li className="ps-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-border pb-3">
        <span>{children}</span>
        <When at={at} as="due" className="font-medium tabular-nums" />
      </div>
    </li>
  );
}
