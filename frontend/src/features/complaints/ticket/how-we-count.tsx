import type { TicketDetail } from "@redress/backend/contract";
import { Suspense, useState } from "react";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";

const CountingPanel = lazy(async () => ({
  default: (await Promise.all([import("../counting/counting-panel.js"), loadMessagesOf(["explain"])]))[0].CountingPanel,
}));

/** How the promised dates come about, for whoever asks. */
export function HowWeCount({ ticket }: { ticket: TicketDetail }) {
  const [asked, setAsked] = useState(false);
  if (!ticket.sla || ticket.sla.clock === "stopped") return null;
  return (
    <Disclosure
      summary={t("complaints.how_we_count")}
      onToggle={(open) => open && setAsked(true)}
      className="w-full max-w-prose text-dense"
    >
      {asked && (
        <Suspense fallback={<SkeletonRows rows={3} rowClassName="h-8" />}>
          <CountingPanel ticket={ticket} />
        </Suspense>
      )}
    </Disclosure>
  );
}
