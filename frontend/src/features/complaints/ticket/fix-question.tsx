import type { TicketDetail } from "@redress/backend/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { Problem } from "../../../components/ui/announced.js";
import { Button } from "../../../components/ui/button.js";
import { When } from "../../../components/ui/when.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { complaintKey } from "../data/complaint-key.js";
import { focusHeading } from "./focus-heading.js";

export interface FixQuestionProps {
  ticket: TicketDetail;
  /** "No" was said: what is still wrong is being written below. */
  writing: boolean;
  onNo: () => void;
}

/** Did this fix it? Yes closes the complaint; no asks what is still wrong. */
export function FixQuestion({ ticket, writing, onNo }: FixQuestionProps) {
  const cache = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => api.setTicketStatus({ params: { id: ticket.number }, body: { status: "closed" } }),
    onSuccess: (saved) => {
      cache.setQueryData(complaintKey(ticket.number), saved);
      toast(t("complaints.fix.thanks"));
      focusHeading();
      return cache.invalidateQueries({ queryKey: keyOf("listTickets") });
    },
    // Somebody else may have moved it meanwhile: show how it stands now.
    onError: () => cache.invalidateQueries({ queryKey: keyOf("getTicket") }),
  });
  return (
    <section
      aria-labelledby="fix-question"
      className="flex flex-col gap-3 rounded-card border border-ok-bd bg-ok-bg p-4 text-ok-fg"
    >
      <h2 id="fix-question" className="flex flex-wrap items-center gap-2 text-title font-semibold">
        <CircleCheck aria-hidden className="size-5" />
        {t("complaints.fix.question")}
      </h2>
      {ticket.closes_at && (
        <p>
          {t("complaints.fix.closes")} <When at={ticket.closes_at} as="due" className="font-medium" />
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button look={writing ? "secondary" : "primary"} busy={confirm.isPending} onClick={() => confirm.mutate()}>
          {t("complaints.fix.yes")}
        </Button>
        <Button aria-expanded={writing} onClick={onNo}>
          {t("complaints.fix.no")}
        </Button>
      </div>
      {confirm.error && <Problem>{problemText(confirm.error)}</Problem>}
    </section>
  );
}
