import type { TicketDetail } from "@redress/backend/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { focusHeading } from "./focus-heading.js";

const EditSheet = lazy(async () => ({ default: (await import("./edit-sheet.js")).EditSheet }));

/** What the customer may still change while nobody has begun to work on it. */
export function OwnerActions({ ticket }: { ticket: TicketDetail }) {
  const { abilities } = ticket;
  const [editing, setEditing] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const cache = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => api.deleteTicket({ params: { id: ticket.number }, ifMatch: ticket.version }),
    onSuccess: () => toast(t("complaints.withdrawn", { number: ticket.number })),
    onError: (error) => toastProblem(error),
    onSettled: async (_nothing, error) => {
      setWithdrawing(false);
      await Promise.all([
        cache.invalidateQueries({ queryKey: keyOf("getTicket") }),
        cache.invalidateQueries({ queryKey: keyOf("listTickets") }),
      ]);
      if (!error) focusHeading();
    },
  });
  return (
    <>
      {(abilities.edit_text || abilities.withdraw) && (
        <div className="flex flex-wrap gap-2">
          {abilities.edit_text && <Button onClick={() => setEditing(true)}>{t("complaints.edit")}</Button>}
          {abilities.withdraw && (
            <Button look="ghost" onClick={() => setWithdrawing(true)}>
              {t("complaints.withdraw")}
            </Button>
          )}
        </div>
      )}
      {/* Stays open when work begins meanwhile: what was typed must not vanish. */}
      <Suspense>{editing && <EditSheet ticket={ticket} onClose={() => setEditing(false)} />}</Suspense>
      <ConfirmDialog
        open={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={t("complaints.withdraw_title", { number: ticket.number })}
        consequence={t("complaints.withdraw_text")}
        action={t("complaints.withdraw")}
        busy={withdraw.isPending}
        onConfirm={() => withdraw.mutate()}
      />
    </>
  );
}
