import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { toast } from "../../../lib/toasts.js";
import { ticketQuery } from "../data/ticket-queries.js";

/** Hides a ticket from everybody who may not read the audit; there is no way back in the desk. */
export function DeleteDialog({
  ticket,
  onClose,
  onDeleted,
}: {
  ticket: TicketDetail;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const cache = useQueryClient();
  const deletion = useMutation({
    mutationFn: () => api.deleteTicket({ params: { id: String(ticket.id) }, ifMatch: ticket.version }),
    onSuccess: () => {
      toast(t("ticket.delete.done", { number: ticket.number }));
      onDeleted();
      cache.removeQueries({ queryKey: ticketQuery(ticket.id).queryKey });
    },
    onError: (error) => {
      toastProblem(error);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("ticket.delete.title", { number: ticket.number })}
      consequence={t("ticket.delete.consequence", { subject: ticket.subject })}
      action={t("ticket.delete.action")}
      busy={deletion.isPending}
      onConfirm={() => deletion.mutate()}
    />
  );
}
