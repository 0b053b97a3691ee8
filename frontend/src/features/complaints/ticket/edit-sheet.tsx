import type { TicketDetail } from "@redress/backend/contract";
import { Sheet } from "../../../components/ui/dialog.js";
import { t } from "../../../lib/i18n.js";
import { EditForm } from "./edit-form.js";

/** Changing a complaint, beside the page. It arrives when it is opened: the page does not need it. */
export function EditSheet({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  return (
    <Sheet open onClose={onClose} title={t("complaints.edit")} description={t("complaints.edit_hint")}>
      <EditForm ticket={ticket} onDone={onClose} />
    </Sheet>
  );
}
