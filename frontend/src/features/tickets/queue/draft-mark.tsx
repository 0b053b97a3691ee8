import { useQuery } from "@tanstack/react-query";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";

/** Says that one has something unsent on a ticket, on whichever device it was written. */
export function DraftMark({ ticketId }: { ticketId: number }) {
  const { data: isThere = false } = useQuery({
    ...queries.listDrafts(),
    select: ({ data }) => data.some(({ ticket_id: id }) => id === ticketId),
  });
  if (!isThere) return null;
  return (
    <span className="shrink-0 rounded-tag border border-note-bd bg-note-bg px-1 text-meta font-medium text-note-fg not-italic">
      {t("queue.draft")}
    </span>
  );
}
