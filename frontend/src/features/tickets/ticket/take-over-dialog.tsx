import { useState, type FormEvent } from "react";
import type { TicketDetail } from "@redress/backend/contract";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";

export interface TakeOverDialogProps {
  ticket: TicketDetail;
  onClose: () => void;
  onTake: (reason: string) => void;
}

/** Somebody else holds the ticket: taking it from them needs a reason, which they can read. */
export function TakeOverDialog({ ticket, onClose, onTake }: TakeOverDialogProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const holder = ticket.assigned_agent?.full_name ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") setMissing(true);
    else onTake(reason.trim());
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("ticket.take_over.title", { name: holder })}
      description={t("ticket.take_over.about")}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 pb-4">
        <TextField
          label={t("ticket.take_over.reason")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          {...(missing && { error: t("ticket.take_over.reason_missing") })}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary">
            {t("ticket.take_over.take")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
