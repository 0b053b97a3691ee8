import type { TicketDetail } from "@redress/backend/contract";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { useLinks } from "./use-links.js";

export interface OpenChildrenDialogProps {
  parent: TicketDetail;
  onClose: () => void;
  onResolve: () => void;
  onLeave: () => void;
}

/** A parent is about to be done while tickets below it are open: what becomes of those. */
export function OpenChildrenDialog({ parent, onClose, onResolve, onLeave }: OpenChildrenDialogProps) {
  const { data: links } = useLinks(parent.id);
  const open = (links?.data ?? []).filter(
    ({ relation, ticket: { status } }) => relation === "child" && status !== "resolved" && status !== "closed",
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("links.open_children.title", { number: parent.number })}
      description={t("links.open_children.about")}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button onClick={onLeave}>{t("links.open_children.leave")}</Button>
          <Button look="primary" onClick={onResolve}>
            {t("links.open_children.resolve")}
          </Button>
        </>
      }
    >
      <ul aria-label={t("links.child")} className="flex min-h-12 flex-col gap-2 text-agent">
        {open.map(({ ticket }) => (
          <li key={ticket.id} className="flex flex-wrap items-center gap-x-2">
            <bdi className="tabular-nums">{ticket.number}</bdi>
            <bdi className="min-w-0 flex-1 truncate">{ticket.subject}</bdi>
            <StatusBadge status={ticket.status} audience="agent" />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
