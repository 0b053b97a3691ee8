import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Metric, TicketDetail } from "@redress/backend/contract";
import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { serverNow } from "../../../lib/clock.js";
import { formatDay } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { queries } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { ticketQuery } from "../data/ticket-queries.js";

const LONGEST_REASON = 500;

export interface ExtendDialogProps {
  ticket: TicketDetail;
  metric: Metric;
  onClose: () => void;
}

/** Puts a date by law off, once, and tells the customer why. */
export function ExtendDialog({ ticket, metric, onClose }: ExtendDialogProps) {
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const [attempt, setAttempt] = useState(0);
  const params = { id: String(ticket.id) };
  const extension = useMutation({
    mutationFn: () => api.extendSla({ params, body: { metric, reason: reason.trim() } }),
    onSuccess: async (saved) => {
      cache.setQueryData(ticketQuery(saved.id).queryKey, saved);
      toast(t("explain.extend.done", { name: ticket.customer.full_name }));
      onClose();
      await cache.invalidateQueries({ queryKey: queries.explainSla({ params }).queryKey });
    },
    onError: () => setAttempt((count) => count + 1),
  });

  const due = ticket.clocks.find((clock) => clock.metric === metric)?.due_at ?? null;
  const { error } = extension;
  const fieldError =
    attempt > 0 && reason.trim() === ""
      ? t("explain.extend.reason_missing")
      : error instanceof ApiProblem
        ? error.errors.find(({ field }) => field === "reason")?.message
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") setAttempt((count) => count + 1);
    else if (!extension.isPending) extension.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("explain.extend.title", { metric: t(`ui.sla.metric.${metric}`) })}
      description={t("explain.extend.about", {
        name: ticket.customer.full_name,
        due: due && formatDay(due, serverNow()),
      })}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 pb-4">
        <ErrorSummary
          attempt={attempt}
          errors={
            fieldError ? [{ field: "reason", message: fieldError }] : error ? [{ message: problemText(error) }] : []
          }
        />
        <TextArea
          name="reason"
          label={t("explain.extend.reason")}
          hint={t("explain.extend.reason_hint")}
          rows={3}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          {...(fieldError && { error: fieldError })}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" busy={extension.isPending}>
            {t("explain.extend.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
