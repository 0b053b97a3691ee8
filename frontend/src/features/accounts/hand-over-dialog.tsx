import type { PersonDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Dialog } from "../../components/ui/dialog.js";
import { t } from "../../lib/i18n.js";
import { HeirChoice, type Heir } from "./heir-choice.js";

export interface HandOverDialogProps {
  person: PersonDetail;
  busy: boolean;
  onClose: () => void;
  /** With the person who gets the tickets; null: back to their teams. */
  onConfirm: (assignTo: number | null) => void;
}

/** Told and asked before somebody stops working: what Undo would not bring back, and who gets their open tickets. */
export function HandOverDialog({ person, busy, onClose, onConfirm }: HandOverDialogProps) {
  const [heir, setHeir] = useState<Heir>(null);
  const [asked, setAsked] = useState(false);
  const [tickets, keys] = [person.open_tickets ?? 0, person.api_keys ?? 0];
  const consequences = [
    tickets > 0 && t("accounts.person.deactivate_tickets", { count: tickets }),
    t("accounts.person.deactivate_text"),
    keys > 0 && t("accounts.person.deactivate_keys", { count: keys }),
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("accounts.person.deactivate_title", { name: person.full_name })}
      description={consequences.filter(Boolean).join(" ")}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button look="primary" busy={busy} onClick={() => (heir === "missing" ? setAsked(true) : onConfirm(heir))}>
            {t("accounts.person.deactivate")}
          </Button>
        </>
      }
    >
      {tickets > 0 && <HeirChoice person={person} value={heir} asked={asked} onChange={setHeir} />}
    </Dialog>
  );
}
