import type { TimeEntry } from "@redress/backend/contract";
import { Pencil, Trash2 } from "lucide-react";
import { Link } from "react-router-dom";
import { IconButton } from "../../components/ui/icon-button.js";
import { formatDate } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { minutesWords } from "./minutes.js";

export interface EntryRowProps {
  entry: TimeEntry;
  /** Says on which ticket it was, where that is not plain. */
  withTicket?: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

/** Who spent how long, when, and on what. */
export function EntryRow({ entry, withTicket = false, onEdit, onDelete }: EntryRowProps) {
  const { person, ticket, spent_on: day, minutes, note, billable, may_change: mayChange } = entry;
  const named = { time: minutesWords(minutes), name: person.full_name };
  return (
    <li className="flex min-h-8 items-start gap-2 py-1">
      <span className="w-11 shrink-0 font-medium tabular-nums">{minutesWords(minutes)}</span>
      <span className="min-w-0 flex-1">
        {withTicket && (
          <Link to={`/queue/all?ticket=${ticket.id}`} className="block text-link wrap-anywhere hover:underline">
            <bdi>{ticket.number}</bdi> {ticket.subject}
          </Link>
        )}
        <bdi>{person.full_name}</bdi>, {formatDate(`${day}T12:00:00Z`, "UTC")}
        {!billable && <span className="text-muted"> · {t("time.not_billable")}</span>}
        {note && <span className="block wrap-anywhere text-muted">{note}</span>}
      </span>
      {mayChange && (
        <span className="flex shrink-0">
          <IconButton label={t("time.edit", named)} icon={<Pencil className="size-3.5" />} onClick={onEdit} />
          <IconButton label={t("time.delete", named)} icon={<Trash2 className="size-3.5" />} onClick={onDelete} />
        </span>
      )}
    </li>
  );
}
